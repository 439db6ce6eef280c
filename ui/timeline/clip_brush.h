// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/clip_painter.h"

#include <QPainter>
#include <QPainterPath>

/// What the painters of clips and of their takes share.
namespace melisma::ui::clip_painting {

inline constexpr double kRadius = 4.0;
inline constexpr double kContentMargin = 4.0;
inline constexpr double kFill = 0.17;    ///< share of the track's colour in the clip's ground
inline constexpr double kOutline = 0.65; ///< and in its outline

QColor mixed(const QColor& ground, const QColor& colour, double share);

/// Shared by the pieces of one clip while it is painted.
struct Brush {
    QPainter& painter;
    const LaneScene& scene;
    const PaintedClip& painted;
    ClipParts parts;
    QRectF seen; ///< the part of the clip in view
    QColor colour;
    bool selected = false;
    bool words = false; ///< a take that sounds has words in it
};

/// What the chosen take holds, as its lane shows it.
void paintContent(const Brush& brush);
/// Its words, where there is room.
void paintLyrics(const Brush& brush);

/// Take by take, each only where it sounds: of a comp of sound.
void paintComp(const Brush& brush);
/// A thin line where a take gives way to another.
void paintJoints(const Brush& brush);

/// Its own fades or those that it crosses over with, and the handles on the chosen clip.
void paintFades(const Brush& brush);

/// Four-pointed, drawn so that no font needs to have it.
QPainterPath star(QPointF centre, double radius);

} // namespace melisma::ui::clip_painting
