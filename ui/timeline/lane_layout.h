// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <cstddef>
#include <vector>

namespace melisma::ui {

struct Lane {
    project::TrackId track;
    int top = 0; ///< from the top of the first lane
    int height = 0;
};

/// Where the tracks lie from top to bottom, before scrolling. A value; cheap to make anew.
class LaneLayout {
public:
    LaneLayout() = default;
    /// `stretch` scales every lane's height (Alt + wheel).
    explicit LaneLayout(const project::Project& project, double stretch = 1.0);

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
