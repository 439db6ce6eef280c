// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"
#include "ui/timeline/time_scale.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace melisma::ui {

/// Draws the notes that a clip sounds into `body`, highest pitch on top, louder notes stronger. Only what lies
/// between the frames `from` and `to` is drawn.
struct NoteView {
    QRectF body;
    TimeScale scale;
    base::Frames from;
    base::Frames to;
    QColor colour;
};
void paintNotes(QPainter& painter, const NoteView& view, const project::Project& project, const project::Clip& clip);

/// Rows that the notes of a sequence need: lowest and highest pitch, widened so that few notes do not fill the lane.
struct PitchRange {
    int lowest = 0;
    int highest = 0;
};
PitchRange pitchRange(const music::NoteSequence& notes);

} // namespace melisma::ui
