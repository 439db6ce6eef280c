// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/file_drop.h"

#include "ui/timeline/time_grid.h"

#include <QMimeData>
#include <QUrl>

namespace melisma::ui {

QStringList droppedFiles(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

DropTarget dropTarget(const LaneFrame& frame, QPointF point, bool free)
{
    DropTarget target;
    const base::Frames at = frame.scale.frameAt(point.x());
    target.at = free ? at : snapped(frame.project, frame.scale, at);
    const LaneHit hit = hitTest(frame, point);
    const auto* track = frame.project.findTrack(hit.track);
    if (track && track->kind == project::TrackKind::audio)
        target.track = track->id;
    return target;
}

} // namespace melisma::ui
