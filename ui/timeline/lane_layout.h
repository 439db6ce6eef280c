// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <cstddef>
#include <map>
#include <set>
#include <vector>

namespace melisma::ui {

struct Lane {
    project::TrackId track;
    int top = 0;    ///< from the top of the first lane
    int height = 0; ///< without the takes
    int takes = 0;  ///< rows under it, one a take; 0: they are not shown
    int curves = 0; ///< rows of automation under those

    int bottom() const; ///< of the last of its rows
    int curveTop(int row) const;
};

/// The automation that each track shows under its lane, top to bottom.
using ShownCurves = std::map<project::TrackId, std::vector<project::AutomationTarget>>;

/// Where the tracks lie from top to bottom, before scrolling. A value; cheap to make anew.
class LaneLayout {
public:
    LaneLayout() = default;
    /// `stretch` scales every lane's height (Alt + wheel).
    /// Tracks in `open` show the takes of their clips in rows of their own, where any clip has several.
    explicit LaneLayout(const project::Project& project, double stretch = 1.0,
                        const std::set<project::TrackId>& open = {}, const ShownCurves& curves = {});

    const std::vector<Lane>& lanes() const { return m_lanes; }
    int height() const;
    /// Index of the lane at `y`; -1 above the first and below the last.
    int indexAt(int y) const;
    /// Indices [first, last) of the lanes that touch [top, bottom).
    struct Range {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    Range visible(int top, int bottom) const;
    const Lane* find(project::TrackId track) const;

private:
    std::vector<Lane> m_lanes;
};

} // namespace melisma::ui
