// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/lyric_places.h"

#include "core/music/lyric.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace melisma::audio {

using base::Beats;
using project::Project;

namespace {

struct Stanza {
    std::string heading; ///< as sectionWord() makes it; may be empty
    std::vector<std::string> lines;
};

struct Stretch {
    Beats start;
    Beats end;
};

/// "Chorus 2" and "[chorus]" are one word: letters in lower case, nothing else behind them.
std::string sectionWord(std::string_view name)
{
    std::string word;
    for (const char c : name)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80)
            word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return word;
}

bool isSung(std::string_view name)
{
    constexpr std::array<std::string_view, 8> kPlayed{"intro", "outro", "interlude",    "solo",
                                                      "break", "drop",  "instrumental", "build"};
    return std::ranges::find(kPlayed, sectionWord(name)) == kPlayed.end();
}

std::string_view trimmed(std::string_view line)
{
    const auto first = line.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? "" : line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

std::vector<Stanza> stanzasOf(std::string_view lyrics)
{
    std::vector<Stanza> stanzas;
    bool fresh = true; // the next line begins a stanza
    while (!lyrics.empty()) {
        const auto raw = lyrics.substr(0, lyrics.find('\n'));
        lyrics.remove_prefix(std::min(lyrics.size(), raw.size() + 1));
        const auto line = trimmed(raw);
        if (line.empty()) {
            fresh = fresh || stanzas.empty() || !stanzas.back().lines.empty();
        } else if (line.front() == '[' && line.back() == ']') {
            stanzas.push_back({sectionWord(line), {}});
            fresh = false;
        } else {
            if (fresh)
                stanzas.push_back({});
            fresh = false;
            stanzas.back().lines.emplace_back(line);
        }
    }
    std::erase_if(stanzas, [](const Stanza& stanza) { return stanza.lines.empty(); });
    return stanzas;
}

/// The section for a stanza, looked for from `next` on; markers.size() when there is none.
std::size_t sectionFor(const Stanza& stanza, const std::vector<project::Marker>& markers, std::size_t next)
{
    for (std::size_t i = next; i < markers.size(); ++i)
        if (!stanza.heading.empty() && sectionWord(markers[i].name) == stanza.heading)
            return i;
    for (std::size_t i = next; i < markers.size(); ++i)
        if (isSung(markers[i].name))
            return i;
    return markers.size();
}

Stretch stretchOf(const Project& project, std::size_t section)
{
    const auto& markers = project.markers;
    const Beats songEnd = project.tempoMap.beatsAt(project.length(), project.sampleRate);
    if (section >= markers.size())
        return {{}, songEnd};
    const Beats start = markers[section].start;
    if (markers[section].length.ticks > 0)
        return {start, start + markers[section].length};
    return {start, section + 1 < markers.size() ? markers[section + 1].start : std::max(start, songEnd)};
}

/// Bars' starts where there are enough of them, else even parts.
void spread(const Project& project, const Stretch& stretch, const std::vector<std::string>& lines,
            std::vector<PlacedLine>& placed)
{
    const auto& map = project.tempoMap;
    const int first = map.barAt(stretch.start);
    const int bars = map.barAt(std::max(stretch.start, stretch.end - Beats{1})) - first + 1;
    const int count = static_cast<int>(lines.size());
    for (int i = 0; i < count; ++i) {
        const Beats even = stretch.start + Beats{(stretch.end - stretch.start).ticks * i / count};
        const Beats bar = std::max(stretch.start, map.barStart(first + i * bars / count));
        placed.push_back({count <= bars ? bar : even, lines[static_cast<std::size_t>(i)]});
    }
}

} // namespace

std::vector<PlacedLine> placeLyrics(const Project& project)
{
    std::map<std::size_t, std::vector<std::string>> bySection;
    std::size_t next = 0;
    std::size_t last = project.markers.size(); // stands for the whole song
    for (const Stanza& stanza : stanzasOf(music::plainWords(project.lyrics))) {
        const std::size_t section = sectionFor(stanza, project.markers, next);
        if (section < project.markers.size()) {
            last = section;
            next = section + 1;
        }
        auto& lines = bySection[last];
        lines.insert(lines.end(), stanza.lines.begin(), stanza.lines.end());
    }
    std::vector<PlacedLine> placed;
    for (const auto& [section, lines] : bySection)
        spread(project, stretchOf(project, section), lines, placed);
    return placed;
}

} // namespace melisma::audio
