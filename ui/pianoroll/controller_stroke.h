// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/note.h"

#include <map>
#include <vector>

namespace melisma::ui {

/// The values of one controller while they are drawn over, in the take's time. Knows nothing of widgets.
class ControllerStroke {
public:
    ControllerStroke(int controller, const std::vector<music::ControllerEvent>& all);

    struct Place {
        base::Beats at;
        int value = 0;
    };
    /// A line from one place to the other, as an event at each multiple of `step` on its way; what was between is gone.
    /// Events that say what the one before did are left out.
    void draw(Place from, Place to, base::Beats step);
    void erase(base::Beats from, base::Beats to); ///< both included
    void set(base::Beats at, int value) { m_now[at] = value; }

    const std::map<base::Beats, int>& events() const { return m_now; }
    /// The last value at or before `at`; what the instrument begins with before the first.
    int valueAt(base::Beats at) const;
    std::vector<music::ControllerEvent> removed() const;
    std::vector<music::ControllerEvent> added() const;

private:
    int m_controller;
    std::map<base::Beats, int> m_stored;
    std::map<base::Beats, int> m_now;
    std::vector<music::ControllerEvent> m_doubled; ///< a second one at the same time never sounds
};

} // namespace melisma::ui
