// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/clip_lyrics.h"

#include "core/jobs/melody_input.h"
#include "core/music/lyric.h"

#include <cstdlib>
#include <span>
#include <vector>

namespace melisma::ui {
namespace {

constexpr base::Beats kRest = base::Beats::whole(1);

struct Written {
    music::NoteLyric lyric;
    bool behindRest = false;
};

/// How many syllables from `first` on are a whole word with all its sounds given, else 1.
std::size_t givenAsOne(const std::vector<Written>& syllables, std::size_t first)
{
    const bool begins = first == 0 || !syllables[first - 1].lyric.goesOn();
    for (std::size_t i = first; begins && i < syllables.size() && !syllables[i].lyric.sounds.empty(); ++i)
        if (!syllables[i].lyric.goesOn())
            return i + 1 - first;
    return 1;
}

/// "fall-", "[lead](/lˈɛd/)", "[mel-o-dy](/mˈɛl-O-di/)"
std::string textOf(std::span<const Written> syllables)
{
    std::string text;
    std::string sounds;
    for (const auto& [lyric, behindRest] : syllables) {
        text += lyric.text;
        sounds += (sounds.empty() ? "" : "-") + lyric.sounds;
    }
    if (sounds.empty())
        return text;
    const bool goesOn = text.ends_with('-');
    return '[' + text.substr(0, text.size() - (goesOn ? 1 : 0)) + "](/" + sounds + "/)" + (goesOn ? "-" : "");
}

} // namespace

std::string lyricsOf(const music::NoteSequence& notes)
{
    std::vector<Written> syllables;
    base::Beats end;
    for (const auto& note : notes.notes) {
        if (note.lyric.empty())
            continue;
        syllables.push_back({music::noteLyricOf(note.lyric), note.start - end >= kRest});
        end = note.start + note.length;
    }
    std::string lyrics;
    for (std::size_t first = 0; first < syllables.size();) {
        const auto count = givenAsOne(syllables, first);
        if (!lyrics.empty() && !lyrics.ends_with('-'))
            lyrics += syllables[first].behindRest ? '\n' : ' ';
        lyrics += textOf(std::span(syllables).subspan(first, count));
        first += count;
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
