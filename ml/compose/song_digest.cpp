// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/song_digest.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

namespace {

using base::Beats;

/// A stretch of the song and where it lies in the digest.
struct Piece {
    Beats from;
    Beats to;
    Beats at;
};

std::vector<Piece> piecesOf(const music::Score& score, double share)
{
    const Beats barLength = score.tempoMap.meterAtBar(0).barLength();
    std::vector<Piece> pieces;
    Beats at;
    for (const auto& section : score.sections) {
        const double bars = share * static_cast<double>(section.length.ticks) / static_cast<double>(barLength.ticks);
        const auto whole = std::max<std::int64_t>(1, std::llround(bars));
        const Beats length = std::min(barLength * whole, section.length);
        // From the middle: sections begin with crashes and end with fills.
        const auto before = (section.length - length).ticks / barLength.ticks / 2;
        const Beats from = section.start + barLength * before;
        pieces.push_back({from, from + length, at});
        at += length;
    }
    return pieces;
}

music::PartClip cut(const music::PartClip& clip, const Piece& piece)
{
    music::PartClip part{clip.name, piece.at, {}};
    part.notes.length = piece.to - piece.from;
    for (auto note : clip.notes.notes) {
        note.start += clip.start;
        if (note.start < piece.from || note.start >= piece.to)
            continue;
        note.length = std::min(note.length, piece.to - note.start);
        note.start -= piece.from;
        part.notes.notes.push_back(note);
    }
    for (auto event : clip.notes.controllers) {
        event.at += clip.start;
        if (event.at >= piece.from && event.at < piece.to)
            part.notes.controllers.push_back({event.at - piece.from, event.controller, event.value});
    }
    return part;
}

} // namespace

music::Score digest(const music::Score& score, double seconds)
{
    const double whole = score.tempoMap.secondsAt(score.length).value;
    if (whole <= seconds || score.sections.empty())
        return score;
    const auto pieces = piecesOf(score, seconds / whole);
    music::Score made = score;
    made.sections.clear();
    made.chords.clear();
    for (auto& part : made.parts) {
        std::vector<music::PartClip> clips;
        for (const auto& piece : pieces)
            for (const auto& clip : part.clips)
                if (auto cutOut = cut(clip, piece); !cutOut.notes.notes.empty())
                    clips.push_back(std::move(cutOut));
        part.clips = std::move(clips);
    }
    made.length = pieces.back().at + (pieces.back().to - pieces.back().from);
    return made;
}

} // namespace melisma::ml
