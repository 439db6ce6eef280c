// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/automation/automation_axis.h"

#include <map>

namespace melisma::ui {

/// A curve drawn freely over a lane: what the pointer passed, later over earlier. A value.
class AutomationStroke {
public:
    /// How far the thinned curve may lie from what was drawn, of the lane's height: a little over a pixel, since a
    /// slow slope drawn by mouse goes in steps of one.
    static constexpr double kTolerance = 0.03;

    /// On to a place at a height of the lane (0..1); what was drawn between here and the last place goes.
    void add(base::Beats at, double fraction);

    bool isEmpty() const { return m_heights.empty(); }
    base::Beats start() const { return {m_heights.begin()->first}; }
    base::Beats end() const { return {m_heights.rbegin()->first + 1}; } ///< just behind the last place
    /// As few points as show what was drawn: lines, each within `tolerance` on the axis, or steps where it is stepped.
    project::AutomationPoints points(const AutomationAxis& axis, double tolerance = kTolerance) const;

private:
    std::map<std::int64_t, double> m_heights; ///< by tick
    std::int64_t m_last = 0;
};

} // namespace melisma::ui
