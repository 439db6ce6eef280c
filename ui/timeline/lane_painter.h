// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/clip_geometry.h"

#include <QColor>
#include <QRectF>

#include <optional>
#include <set>

class QPainter;

namespace melisma::ui {

class PeakCache;
class SampleCache;
class StretchWork;
class TileCache;

/// Everything the lanes' picture is made from, besides playhead and pointer, which are drawn over it.
struct LaneScene {
    LaneFrame frame;
    const std::set<project::ClipId>& selected;
    project::TrackId selectedTrack;
    PeakCache& peaks;
    SampleCache& samples;
    TileCache& tiles;
    bool gridLines = true;
    std::optional<TakeRef> takeFocus{};
    const StretchWork* stretches = nullptr; ///< none: stretched clips show their originals, drawn out
};

/// Paints lanes, grid and clips that touch `area`.
void paintLanes(QPainter& painter, const LaneScene& scene, const QRect& area);

/// The colour a track's clips, header and meter share.
QColor trackColour(const project::Track& track);
/// The clip's own, or its track's.
QColor clipColour(const project::Track& track, const project::Clip& clip);

} // namespace melisma::ui
