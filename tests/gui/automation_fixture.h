// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits/edit_automation.h"
#include "tests/gui/timeline_song.h"
#include "ui/common/edit_modes.h"
#include "ui/timeline/automation_lane.h"

namespace melisma::tests {

/// The demo song with one automation lane of its first track open; snaps to nothing unless a test says so.
struct AutomationSong : TimelineSong {
    explicit AutomationSong(project::AutomationTarget moved = {}) : target(std::move(moved))
    {
        session->editModes().setSnap(ui::EditModes::Snap::off);
        state().showCurve(id(), target);
        lane = find(target);
    }

    project::TrackId id() { return track(0).id; }
    ui::AutomationLane* find(const project::AutomationTarget& wanted)
    {
        for (auto* found : view->findChildren<ui::AutomationLane*>())
            if (found->ref() == ui::AutomationRef{id(), wanted} && !found->isHidden())
                return found;
        return nullptr;
    }
    project::AutomationPoints points()
    {
        const auto* found = project::findLane(track(0).automation, target);
        return found ? found->points : project::AutomationPoints{};
    }
    /// Where a point would be drawn.
    QPoint placeOf(double beat, double value) { return lane->placeOf({base::Beats::of(beat), value}).toPoint(); }
    void add(double beat, double value)
    {
        session->apply("point", [&](const project::Project& project) {
            return edits::addPoint(project, id(), target, {base::Beats::of(beat), value});
        });
    }
    void press(QPoint at, Qt::KeyboardModifiers keys = {}) { QTest::mousePress(lane, Qt::LeftButton, keys, at); }
    void release(QPoint at, Qt::KeyboardModifiers keys = {}) { QTest::mouseRelease(lane, Qt::LeftButton, keys, at); }
    void move(QPoint to, Qt::KeyboardModifiers keys = {}, Qt::MouseButtons held = Qt::LeftButton)
    {
        QMouseEvent event(QEvent::MouseMove, to, lane->mapToGlobal(to), Qt::NoButton, held, keys);
        QCoreApplication::sendEvent(lane, &event);
    }
    void stroke(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {})
    {
        press(from, keys);
        move((from + to) / 2, keys);
        move(to, keys);
        release(to, keys);
    }

    project::AutomationTarget target;
    ui::AutomationLane* lane = nullptr;
};

} // namespace melisma::tests
