// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/midi_lyrics.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <optional>

namespace melisma::audio {

using base::Beats;

namespace {

constexpr Beats kNear{Beats::kTicksPerBeat / 8};
constexpr std::string_view kBlank = " \t\r\n";
constexpr std::string_view kLineMarks = "/\\"; ///< before the first syllable of a line, in karaoke files
constexpr int kDrumChannel = 9;

std::string bare(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t\r\n/\\");
    if (from == std::string_view::npos)
        return {};
    return std::string(text.substr(from, text.find_last_not_of(kBlank) + 1 - from));
}

bool endsWord(std::string_view text)
{
    return text.empty() || kBlank.find(text.back()) != std::string_view::npos;
}
bool beginsWord(std::string_view text)
{
    return text.empty() || (kBlank.find(text.front()) != std::string_view::npos) ||
           kLineMarks.find(text.front()) != std::string_view::npos;
}

/// As notes have them; blank ones, which end lines, are left out.
std::vector<MidiText> syllablesOf(const std::vector<MidiText>& lyrics)
{
    const auto spaced = [](const MidiText& each) { return !bare(each.text).empty() && endsWord(each.text); };
    const auto hyphened = [](const MidiText& each) { return bare(each.text).ends_with('-'); };
    const bool bySpaces = std::ranges::any_of(lyrics, spaced) && std::ranges::none_of(lyrics, hyphened);
    std::vector<MidiText> syllables;
    for (std::size_t i = 0; i < lyrics.size(); ++i) {
        std::string text = bare(lyrics[i].text);
        if (text.empty())
            continue;
        const bool wordEnds = endsWord(lyrics[i].text) || i + 1 == lyrics.size() || beginsWord(lyrics[i + 1].text);
        syllables.push_back({lyrics[i].at, bySpaces && !wordEnds ? text + '-' : text});
    }
    return syllables;
}

/// Of each moment at which notes of a voice begin the highest: its place among them.
using Melody = std::map<Beats, std::size_t>;

Melody melodyOf(const std::vector<music::Note>& notes)
{
    Melody melody;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const auto [top, isNew] = melody.try_emplace(notes[i].start, i);
        if (!isNew && notes[i].pitch > notes[top->second].pitch)
            top->second = i;
    }
    return melody;
}

/// The note that begins nearest to `at`; none where all are far.
std::optional<std::size_t> noteAt(const Melody& melody, Beats at)
{
    const auto behind = melody.lower_bound(at);
    std::optional<std::size_t> best;
    Beats least = kNear + Beats{1};
    const auto look = [&](Melody::const_iterator top) {
        const Beats distance{std::abs((top->first - at).ticks)};
        if (distance < least) {
            least = distance;
            best = top->second;
        }
    };
    if (behind != melody.end())
        look(behind);
    if (behind != melody.begin())
        look(std::prev(behind));
    return best;
}

std::size_t fitting(const Melody& melody, const std::vector<MidiText>& syllables)
{
    const auto fits = [&](const MidiText& each) { return noteAt(melody, each.at).has_value(); };
    return static_cast<std::size_t>(std::ranges::count_if(syllables, fits));
}

using Melodies = std::map<MidiVoice, Melody>;

/// None when most syllables stand where no voice has a note.
Melodies::const_iterator singerOf(const Melodies& voices, int track, const std::vector<MidiText>& syllables)
{
    const auto isOwn = [track](const auto& entry) { return entry.first.track == track; };
    const bool own = std::ranges::any_of(voices, isOwn);
    auto best = voices.end();
    std::size_t most = 0;
    for (auto voice = voices.begin(); voice != voices.end(); ++voice) {
        if ((own && !isOwn(*voice)) || voice->first.channel == kDrumChannel)
            continue;
        const auto fits = fitting(voice->second, syllables);
        // Of two that fit as well the one with fewer notes is the melody.
        if (fits > most || (fits == most && best != voices.end() && voice->second.size() < best->second.size())) {
            best = voice;
            most = fits;
        }
    }
    return 2 * most >= syllables.size() ? best : voices.end();
}

} // namespace

void placeMidiLyrics(MidiEvents& events)
{
    Melodies voices;
    for (const auto& [voice, notes] : events.notes)
        voices.emplace(voice, melodyOf(notes));
    for (const auto& [track, lyrics] : events.lyrics) {
        const auto syllables = syllablesOf(lyrics);
        const auto singer = syllables.empty() ? voices.cend() : singerOf(voices, track, syllables);
        if (singer == voices.cend())
            continue;
        auto& notes = events.notes[singer->first];
        for (const auto& syllable : syllables)
            if (const auto note = noteAt(singer->second, syllable.at); note && notes[*note].lyric.empty())
                notes[*note].lyric = syllable.text;
    }
}

} // namespace melisma::audio
