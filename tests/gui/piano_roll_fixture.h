// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/timeline_fixture.h"
#include "ui/common/theme.h"
#include "ui/pianoroll/note_canvas.h"
#include "ui/pianoroll/piano_roll.h"
#include "ui/pianoroll/roll_state.h"

#include <QApplication>

#include <algorithm>

namespace melisma::tests {

inline constexpr std::int64_t kSixteenth = base::Beats::kTicksPerBeat / 4;

/// Keys in A minor over Am7 Dm9 G13 Cmaj7; the clip "Verse 1" spans bars 3 to 6.
struct Roll : TimelineFixture {
    Roll() : roll(*session)
    {
        ready = addScore();
        session->selectClips({clip(2, 1).id});
        roll.resize(1000, 460);
        roll.show();
        ready = ready && QTest::qWaitForWindowExposed(&roll);
        roll.state().zoomRows(0.5); // notes of three octaves in view
        roll.canvas().setFocus();
    }

    ui::RollState& state() { return roll.state(); }
    std::vector<music::Note> notes() { return roll.state().storedNotes(); }
    std::size_t steps() { return session->history().position(); }
    QPoint pointOf(const music::Note& note) { return roll.state().frame().rectOf(note).center().toPoint(); }
    QPoint pointAt(std::int64_t songTicks, int pitch)
    {
        const auto frame = roll.state().frame();
        return QPointF(frame.xOf({songTicks}) + 2, frame.yOf(pitch) + frame.rowHeight / 2.0).toPoint();
    }
    void press(QPoint at, Qt::KeyboardModifiers keys = {})
    {
        QTest::mousePress(&roll.canvas(), Qt::LeftButton, keys, at);
    }
    void moveTo(QWidget& target, QPoint to, Qt::KeyboardModifiers keys = {})
    {
        QMouseEvent move(QEvent::MouseMove, to, target.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(&target, &move);
    }
    void release(QPoint at, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseRelease(&roll.canvas(), Qt::LeftButton, keys, at);
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {})
    {
        press(from, keys);
        moveTo(roll.canvas(), (from + to) / 2, keys);
        moveTo(roll.canvas(), to, keys);
        release(to, keys);
    }
    /// Alone at its place, so that the mouse cannot meet another note.
    music::Note loneNote()
    {
        const auto all = notes();
        for (std::size_t i = 2; i + 2 < all.size(); ++i)
            if (all[i].start + all[i].length <= all[i + 1].start)
                return all[i];
        return all.front();
    }
    bool has(const music::Note& note)
    {
        const auto all = notes();
        return std::ranges::find(all, note) != all.end();
    }

    ui::PianoRoll roll;
    bool ready = false;
};

} // namespace melisma::tests
