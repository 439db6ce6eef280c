// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/lane_painter.h"

namespace melisma::ui {

struct PaintedClip {
    const project::Track& track;
    const project::Clip& clip;
    QRectF rect; ///< may reach far out of view
};

/// One clip: fill, content as its lane shows it, fades, name, take chip, mark, outline. Draws inside `area` only.
void paintClip(QPainter& painter, const LaneScene& scene, const PaintedClip& painted, const QRect& area);

/// Take `index` of a clip in its row: thin, and quiet unless it is the chosen one. Draws inside `area` only.
void paintTake(QPainter& painter, const LaneScene& scene, const PaintedClip& painted, int index, const QRect& area);

} // namespace melisma::ui
