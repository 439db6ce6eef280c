// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace melisma::ui {

/// Sizes of the piano roll in pixels at 1x, on the 4 px grid of the look.
struct RollMetrics {
    static constexpr int keyboardWidth = 96;
    static constexpr int rulerHeight = 40;
    static constexpr int chordRow = 18; ///< upper row of the ruler
    static constexpr int velocityHeight = 64;
    static constexpr int rowHeight = 14;
    static constexpr int lowestRow = 8;
    static constexpr int highestRow = 32;
    static constexpr int edgeZone = 6;  ///< inside a note's ends: changes its length
    static constexpr int stemReach = 5; ///< to either side of a velocity stem
};

} // namespace melisma::ui
