// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/timeline_fixture.h"
#include "ui/timeline/track_header.h"

#include <QApplication>
#include <QMenu>

namespace melisma::tests {

/// The demo song on the timeline, with what a test does to it by mouse.
struct TimelineSong : TimelineFixture {
    TimelineSong()
    {
        ready = addScore();
        state().setScale({480.0, 0.0}); // 100 px a second, a beat is 71.4 px
    }
    bool ready = false;

    std::size_t steps() const { return session->history().position(); }
    ui::TrackHeader* headerOf(std::size_t index)
    {
        for (auto* header : view->findChildren<ui::TrackHeader*>())
            if (header->track() == track(index).id)
                return header;
        return nullptr;
    }
    void wheel(QPoint angle, Qt::KeyboardModifiers keys, QPoint at = {300, 100})
    {
        // Only the system's own wheel events climb from child to parent.
        QWheelEvent event(at, lanes().mapToGlobal(at), {}, angle, Qt::NoButton, keys, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.get(), &event);
    }
    QMenu* menu() { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); }
    bool choose(const QString& text)
    {
        QMenu* open = menu();
        for (QAction* action : open ? open->actions() : QList<QAction*>())
            if (action->text() == text && action->isEnabled()) {
                action->trigger();
                open->close();
                return true;
            }
        return false;
    }
};

} // namespace melisma::tests
