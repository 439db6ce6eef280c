// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"
#include "ui/pianoroll/pitch_rows.h"
#include "ui/timeline/time_scale.h"

#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

namespace melisma::ui {

enum class NoteZone { body, leftEdge, rightEdge };

struct NoteHit {
    music::Note note; ///< in the take's time
    NoteZone zone = NoteZone::body;
};

/// Where the notes of a clip lie in the roll: time across on the song's clock, pitch up. A value made for each use.
struct RollFrame {
    const project::Project& project;
    const project::Clip& clip;
    TimeScale scale;
    int rowHeight = 14;
    int scrollY = 0; ///< px from the top of the highest row
    PitchRows rows;
    bool hits = false; ///< drums: a diamond at the start of each note

    base::Beats shift() const { return base::Beats{clip.start.count - clip.offset.count}; } ///< take to song time
    double xOf(base::Beats song) const { return scale.xOf(project.tempoMap.framesAt(song, project.sampleRate)); }
    base::Beats beatsAt(double x) const; ///< song time
    double yOf(int pitch) const { return (rows.count() - 1.0 - rows.rowOf(pitch)) * rowHeight - scrollY; }
    int pitchAt(double y) const;                                      ///< of the row there, or the nearest
    std::vector<int> pitchesBetween(double top, double bottom) const; ///< with a row there, from low to high
    double stemX(const music::Note& note) const { return xOf(note.start + shift()); }
    QRectF rectOf(const music::Note& note) const;
    /// The uppermost note at `point`, if there is one.
    std::optional<NoteHit> hitAt(const std::vector<music::Note>& notes, QPointF point) const;
    bool holds(base::Beats song) const; ///< within the clip
};

} // namespace melisma::ui
