// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/pronouncer.h"
#include "ml/compose/vocal_cast.h"
#include "ml/compose/vocal_writer.h"
#include "ml/tasks/word_sounds.h"
#include "tests/ml/compose_support.h"

#include <optional>

namespace melisma::tests {

inline constexpr int kSkipped = 77; ///< tells ctest that this build cannot read text

/// Null in a build without espeak-ng.
inline ml::phonemes::Phonemiser* phonemiser()
{
    static auto made = ml::phonemes::Phonemiser::make(resources());
    return made ? &*made : nullptr;
}

inline ml::VocalText textOf(const std::string& lyrics)
{
    auto text = ml::readVocalText(*phonemiser(), ml::phonemes::Language::enUs, lyrics);
    CHECK(text.ok());
    if (!text)
        return {};
    ml::settleKinds(*text, library().lexicon);
    return *text;
}

/// A song that is planned for its words, with their melody.
struct SungSong {
    ml::Plan plan;
    std::optional<ml::MeterGrid> grid;
    ml::ChordTrack chords{{}};
    ml::VocalPart part;
    ml::WrittenVocal written;
};

inline SungSong sungSong(const std::string& lyrics, const base::ParamValues& values, std::uint64_t seed,
                         ml::Register range = {55, 71}, int take = 0)
{
    SungSong song;
    song.part.text = textOf(lyrics);
    song.part.range = range;
    const auto wishes = ml::readWishes(values, library().lexicon);
    const ml::SungWishes sung{range, ml::stretchesOf(lyrics, song.part.text, library().lexicon)};
    auto plan = wishes ? ml::makePlan(library(), *wishes, seed, &sung) : base::Result<ml::Plan>(wishes.error());
    CHECK(plan.ok());
    if (!plan)
        return song;
    song.plan = std::move(*plan);
    song.grid = *ml::MeterGrid::of(song.plan.meter);
    song.chords = ml::harmonyOf(song.plan, *song.grid);
    song.written = ml::writeVocal(song.plan, song.chords, *song.grid, song.part, take);
    return song;
}

} // namespace melisma::tests
