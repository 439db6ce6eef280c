// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/note_painter.h"

#include "core/project/comp.h"

#include <QPainter>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kLeastRows = 12; ///< an octave
constexpr double kHighestNote = 5.0;
constexpr double kLowestNote = 2.0;
constexpr double kShortest = 2.0; ///< px
constexpr double kQuietest = 0.5; ///< opacity

} // namespace

PitchRange pitchRange(const music::NoteSequence& sequence)
{
    if (sequence.notes.empty())
        return {60, 60 + kLeastRows};
    const auto [low, high] = std::minmax_element(sequence.notes.begin(), sequence.notes.end(),
                                                 [](const auto& a, const auto& b) { return a.pitch < b.pitch; });
    const int missing = std::max(0, kLeastRows - (high->pitch - low->pitch));
    return {low->pitch - missing / 2, high->pitch + missing - missing / 2};
}

void paintNotes(QPainter& painter, const NoteView& view, const project::Project& project, const project::Clip& clip)
{
    const auto heard = project::heardNotes(clip);
    const auto& sequence = *heard;
    const auto [lowest, highest] = pitchRange(sequence);
    const double row = view.body.height() / (highest - lowest + 1);
    const double height = std::clamp(row - 1, kLowestNote, kHighestNote);
    const base::Beats shift{clip.start.count - clip.offset.count}; // take time to song time
    const base::Beats begin{clip.start.count};
    const base::Beats end{clip.end().count};
    const base::Beats from = project.tempoMap.beatsAt(view.from, project.sampleRate);
    const base::Beats to = std::min(end, project.tempoMap.beatsAt(view.to, project.sampleRate));
    const auto x = [&](base::Beats at) { return view.scale.xOf(project.tempoMap.framesAt(at, project.sampleRate)); };
    for (const music::Note& note : sequence.notes) {
        const base::Beats start = std::max(note.start + shift, begin);
        const base::Beats stop = std::min(note.start + note.length + shift, end);
        if (start > to)
            break; // notes ascend by start
        if (stop <= std::max(begin, from))
            continue;
        const double left = x(start);
        const double top = view.body.top() + (highest - note.pitch) * row + (row - height) / 2;
        QColor colour = view.colour;
        colour.setAlphaF(static_cast<float>(kQuietest + (1.0 - kQuietest) * note.velocity / 127.0));
        painter.fillRect(QRectF(left, top, std::max(kShortest, x(stop) - left - 1), height), colour);
    }
}

} // namespace melisma::ui
