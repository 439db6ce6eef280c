// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/roll_geometry.h"

#include "ui/pianoroll/roll_metrics.h"

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kShortest = 3.0; ///< px a note is drawn at least, so that it can be seen and grabbed

NoteZone zoneAt(const QRectF& rect, double x)
{
    const double edge = std::min<double>(RollMetrics::edgeZone, rect.width() / 3);
    if (x >= rect.right() - edge)
        return NoteZone::rightEdge;
    return x < rect.left() + edge ? NoteZone::leftEdge : NoteZone::body;
}

} // namespace

base::Beats RollFrame::beatsAt(double x) const
{
    return project.tempoMap.beatsAt(scale.frameAt(x), project.sampleRate);
}

int RollFrame::pitchAt(double y) const
{
    return rows.pitchOf(rows.count() - 1 - static_cast<int>(std::floor((y + scrollY) / rowHeight)));
}

std::vector<int> RollFrame::pitchesBetween(double top, double bottom) const
{
    std::vector<int> pitches;
    for (int pitch = pitchAt(bottom); pitch <= pitchAt(top); ++pitch)
        if (rows.shows(pitch))
            pitches.push_back(pitch);
    return pitches;
}

QRectF RollFrame::rectOf(const music::Note& note) const
{
    if (hits)
        return {stemX(note) - rowHeight / 2.0, yOf(note.pitch), static_cast<double>(rowHeight),
                static_cast<double>(rowHeight)};
    const double left = xOf(note.start + shift());
    const double right = xOf(note.start + note.length + shift());
    return {left, yOf(note.pitch), std::max(right - left, kShortest), static_cast<double>(rowHeight)};
}

std::optional<NoteHit> RollFrame::hitAt(const std::vector<music::Note>& notes, QPointF point) const
{
    for (auto note = notes.rbegin(); note != notes.rend(); ++note)
        if (const QRectF rect = rectOf(*note); rect.contains(point))
            return NoteHit{*note, hits ? NoteZone::body : zoneAt(rect, point.x())};
    return std::nullopt;
}

bool RollFrame::holds(base::Beats song) const
{
    return song.ticks >= clip.start.count && song.ticks < clip.end().count;
}

} // namespace melisma::ui
