// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/clip_lyrics.h"

#include "core/jobs/melody_input.h"

#include <cstdlib>

namespace melisma::ui {
namespace {

constexpr base::Beats kRest = base::Beats::whole(1);

} // namespace

std::string lyricsOf(const music::NoteSequence& notes)
{
    std::string lyrics;
    base::Beats end;
    for (const auto& note : notes.notes) {
        if (note.lyric.empty())
            continue;
        const bool wordGoesOn = lyrics.ends_with('-');
        if (!lyrics.empty() && !wordGoesOn)
            lyrics += note.start - end >= kRest ? '\n' : ' ';
        lyrics += note.lyric;
        end = note.start + note.length;
    }
    return lyrics;
}

const project::Take* lastSung(const project::Project& project, const project::Clip& clip)
{
    constexpr std::int64_t kSamePlace = 2; // frames; one song time is rounded in two ways
    for (const auto& track : project.tracks) {
        if (track->name != jobs::kLeadVocal || track->kind != project::TrackKind::audio)
            continue;
        for (const auto& sung : track->clips)
            if (sung->name == clip.name &&
                std::abs((project.startOf(*sung) - project.startOf(clip)).count) <= kSamePlace)
                return sung->takes.back().get();
    }
    return nullptr;
}

} // namespace melisma::ui
