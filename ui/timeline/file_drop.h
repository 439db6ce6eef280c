// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/clip_geometry.h"

#include <QStringList>

class QMimeData;

namespace melisma::ui {

/// Paths of the local files that are being dragged; empty when there are none.
QStringList droppedFiles(const QMimeData& data);

/// Where files dropped at `point` go: onto the audio track there, else (no track) onto new ones; time snapped to the
/// grid, exact when `free`.
struct DropTarget {
    project::TrackId track;
    base::Frames at;
};
DropTarget dropTarget(const LaneFrame& frame, QPointF point, bool free);

} // namespace melisma::ui
