// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"
#include "ui/timeline/lane_layout.h"
#include "ui/timeline/time_scale.h"

#include <QPointF>
#include <QRectF>
#include <QString>

namespace melisma::ui {

/// What part of a clip lies under the pointer, and so what a drag from there does.
enum class ClipZone { header, body, leftEdge, rightEdge, fadeIn, fadeOut, gain, takeChip, take, joint };

/// A row of a take that is spoken of.
struct TakeRef {
    project::ClipId clip;
    project::TakeId take;
    bool operator==(const TakeRef&) const = default;
};

/// The view onto the lanes: everything between frames and tracks on one side and pixels on the other.
struct LaneFrame {
    const project::Project& project;
    const LaneLayout& layout;
    TimeScale scale;
    int scrollY = 0;
    int width = 0; ///< of the lanes, px
};

/// Where the pieces of one clip are drawn. Empty rectangles are left out for want of room; the mark is the last to go.
struct ClipParts {
    QRectF frame;
    QRectF header;
    QRectF body; ///< content, below the header
    QRectF name;
    QRectF takeChip;
    QRectF mark;
    bool markWithText = false;
    QString takeText;
};

/// True when a machine had a hand in a take that sounds: the clip must show its mark.
bool carriesMark(const project::Clip& clip);
/// The chosen take's place among the clip's takes, 1-based.
int takeNumber(const project::Clip& clip);

QRectF clipRect(const LaneFrame& frame, const Lane& lane, const project::Clip& clip);
/// Where take `index` of a clip lies among the rows under its lane.
QRectF takeRect(const LaneFrame& frame, const Lane& lane, const project::Clip& clip, int index);
/// Where a place that is counted like the clip's offset is, x only.
double materialX(const LaneFrame& frame, const project::Clip& clip, project::TimeValue at);
/// A spectrogram fills the whole clip, so that its height is the frequency axis.
QRectF spectrogramArea(const QRectF& clip);
/// Name, chip and mark keep inside the view, 0 to `viewWidth`, while any of the clip is seen.
ClipParts clipParts(const QRectF& rect, const project::Clip& clip, double viewWidth);
/// The handle that a drag up and down changes the gain with; empty where there is no room, or nothing to change.
QRectF gainHandle(const ClipParts& parts, const project::Clip& clip, double viewWidth);
/// Where the ends of the fades are on the clip's top, x only.
double fadeInX(const LaneFrame& frame, const project::Clip& clip);
double fadeOutX(const LaneFrame& frame, const project::Clip& clip);

struct LaneHit {
    int lane = -1; ///< -1: below the last track
    project::TrackId track;
    project::ClipId clip; ///< none: free lane
    ClipZone zone = ClipZone::body;
    project::TakeId take;  ///< with ClipZone::take and joint
    std::size_t joint = 0; ///< with ClipZone::joint: the index into Clip::comp
};

/// What lies at `point` of the lanes; the topmost clip wins.
LaneHit hitTest(const LaneFrame& frame, QPointF point);

} // namespace melisma::ui
