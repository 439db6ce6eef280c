// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace melisma::ui {

/// Sizes of the timeline in pixels at 1x, on the 4 px grid of the look.
struct TimelineMetrics {
    static constexpr int headerWidth = 228;
    static constexpr int rulerHeight = 64;
    static constexpr int sectionRow = 18; ///< rows of the ruler, top to bottom
    static constexpr int chordRow = 22;
    static constexpr int timeRow = 18; ///< where bars and time are shown together
    static constexpr int loopRow = 24; ///< at the ruler's lower edge, over the bars
    static constexpr int loopEdge = 6; ///< px to either side of an end of the loop that move it
    static constexpr int laneHeight = 92;
    static constexpr int spectrogramHeight = 148;
    static constexpr int lowestLane = 56;
    static constexpr int takeHeight = 32;  ///< a row of takes under its lane
    static constexpr int curveHeight = 60; ///< a row of automation, and where a person wants it higher
    static constexpr int tallCurve = 108;
    static constexpr int tallestCurve = 180;
    static constexpr int masterHeight = 40; ///< of the master's row, which has no lane of its own
    static constexpr int clipMargin = 3;    ///< between a clip and its lane's edges
    static constexpr int clipHeader = 22;   ///< name row: the part that moves the clip
    static constexpr int edgeZone = 11;     ///< inside a clip's ends: trims
    static constexpr int fadeZone = 8;      ///< to either side of a fade's handle
    static constexpr int clipPadding = 7;
};

} // namespace melisma::ui
