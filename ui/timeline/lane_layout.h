// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace melisma::ui {

struct Lane {
    project::TrackId track;
    int top = 0;                   ///< from the top of the first lane
    int height = 0;                ///< without the takes
    int takes = 0;                 ///< rows under it, one a take; 0: they are not shown
    int curves = 0;                ///< rows of automation under those
    std::vector<int> heights = {}; ///< of those rows

    int bottom() const; ///< of the last of its rows
    int curveTop(int row) const;
};

/// The automation that each track shows under its lane, top to bottom.
using ShownCurves = std::map<project::TrackId, std::vector<project::AutomationTarget>>;

using CurveHeight = std::function<int(project::TrackId, const project::AutomationTarget&)>;

/// Where the tracks lie from top to bottom, before scrolling. A value; cheap to make anew.
class LaneLayout {
public:
    LaneLayout() = default;
    /// `stretch` scales every lane's height (Alt + wheel).
    /// Tracks in `open` show the takes of their clips in rows of their own, where any clip has several. Curves of the
    /// master (track 0) lie under a row of its own below the tracks.
    explicit LaneLayout(const project::Project& project, double stretch = 1.0,
                        const std::set<project::TrackId>& open = {}, const ShownCurves& curves = {},
                        const CurveHeight& heightOf = {});

    const std::vector<Lane>& lanes() const { return m_lanes; }     ///< of the tracks
    const std::optional<Lane>& master() const { return m_master; } ///< while it shows any automation
    int height() const;
    int tracksBottom() const;
    /// Index of the track's lane at `y`; -1 above the first and below the last.
    int indexAt(int y) const;
    /// Indices [first, last) of the lanes that touch [top, bottom).
    struct Range {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    Range visible(int top, int bottom) const;
    const Lane* find(project::TrackId track) const; ///< 0: the master

private:
    std::vector<Lane> m_lanes;
    std::optional<Lane> m_master;
};

} // namespace melisma::ui
