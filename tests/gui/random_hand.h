// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/studio_fixture.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/timeline_view.h"

#include <random>

namespace melisma::tests {

/// Chance by seed, and a hand on the mouse and the undo of a studio.
class RandomHand {
protected:
    RandomHand(Studio& studio, unsigned seed)
        : m_studio(studio)
        , m_view(*studio.window.findChild<ui::TimelineView*>())
        , m_first(studio.session->history().position())
        , m_random(seed)
    {}

    int number(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }
    bool chance(int percent) { return number(1, 100) <= percent; }
    ui::Lanes& lanes() { return m_view.lanes(); }
    const project::Project& project() const { return m_studio.session->project(); }

    Qt::KeyboardModifiers keys()
    {
        Qt::KeyboardModifiers keys;
        for (const auto key : {Qt::ControlModifier, Qt::ShiftModifier, Qt::AltModifier})
            if (chance(15))
                keys |= key;
        return keys;
    }

    void mouse(QEvent::Type type, QPoint at, Qt::KeyboardModifiers keys, QWidget* on = nullptr)
    {
        QWidget& widget = on ? *on : lanes();
        const bool moves = type == QEvent::MouseMove;
        const bool released = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type, at, widget.mapToGlobal(at), moves ? Qt::NoButton : Qt::LeftButton,
                          released ? Qt::NoButton : Qt::LeftButton, keys);
        QCoreApplication::sendEvent(&widget, &event);
    }

    /// Not behind the song that was there first.
    void undo()
    {
        if (m_studio.session->history().position() > m_first)
            m_studio.session->undo();
    }

    Studio& m_studio;
    ui::TimelineView& m_view;
    std::size_t m_first;
    std::mt19937 m_random;
};

} // namespace melisma::tests
