// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/sung_lines.h"

#include "ui/generate/clip_lyrics.h"

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr base::Beats kRest = base::Beats::whole(1);
constexpr std::size_t kMost = 16; ///< notes to either side

bool isParted(const music::Note& before, const music::Note& after)
{
    return after.start - (before.start + before.length) >= kRest;
}

} // namespace

SungLines sungLines(const std::vector<music::Note>& notes, const music::Note& note)
{
    const auto at = static_cast<std::size_t>(std::ranges::find(notes, note) - notes.begin());
    if (at == notes.size())
        return {};
    std::size_t first = at;
    std::size_t last = at;
    while (first > 0 && at - first < kMost && !isParted(notes[first - 1], notes[first]))
        --first;
    while (last + 1 < notes.size() && last - at < kMost && !isParted(notes[last], notes[last + 1]))
        ++last;
    SungLines lines{{}, at - first};
    for (std::size_t i = first; i <= last; ++i) {
        std::string lyric = notes[i].lyric;
        std::ranges::replace(lyric, '\n', ' ');
        lines.text += lyric + '\n';
    }
    return lines;
}

base::ParamValues singerOf(const RollState& state)
{
    base::ParamValues singer;
    const auto* clip = state.clip();
    const auto* last = clip ? lastSung(state.session().project(), *clip) : nullptr;
    for (const char* key : {"voice", "language"})
        if (const auto value = last ? last->provenance.params.text(key) : std::nullopt)
            singer.set(key, *value);
    return singer;
}

} // namespace melisma::ui
