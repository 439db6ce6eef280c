// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/word_sounds.h"

#include "ml/phonemes/lyrics.h"
#include "ml/phonemes/syllables.h"

#include <fmt/format.h>

namespace melisma::ml {

namespace {

VocalStress stressOf(phonemes::Stress stress)
{
    switch (stress) {
    case phonemes::Stress::primary:
        return VocalStress::primary;
    case phonemes::Stress::secondary:
        return VocalStress::secondary;
    case phonemes::Stress::none:
        break;
    }
    return VocalStress::none;
}

VocalLine lineOf(const phonemes::LyricLine& line)
{
    VocalLine sung;
    for (const auto& word : line.words) {
        sung.text += (sung.text.empty() ? "" : " ") + word.text;
        for (const auto& syllable : word.syllables)
            sung.syllables.push_back(
                {phonemes::noteTextOf(syllable), stressOf(syllable.sounds.stress), syllable.notes, syllable.endsWord});
    }
    return sung;
}

bool isHeading(std::string_view line)
{
    const auto first = line.find_first_not_of(" \t\r");
    const auto last = line.find_last_not_of(" \t\r");
    return first != std::string_view::npos && last > first + 1 && line[first] == '[' && line[last] == ']' &&
           line.find('(') == std::string_view::npos;
}

/// The text in pieces that each begin with a heading, so that two verses under two equal headings stay two.
std::vector<std::string> underHeadings(std::string_view lyrics)
{
    std::vector<std::string> pieces(1);
    while (!lyrics.empty()) {
        const auto line = lyrics.substr(0, lyrics.find('\n'));
        lyrics.remove_prefix(std::min(lyrics.size(), line.size() + 1));
        if (isHeading(line))
            pieces.emplace_back();
        pieces.back() += std::string(line) + '\n';
    }
    return pieces;
}

} // namespace

base::Result<WordSounds> EnglishPronouncer::sounds(const std::string& word)
{
    if (const auto known = m_known.find(word); known != m_known.end())
        return known->second;
    const auto spoken = m_phonemiser.read(phonemes::Language::enUs, word);
    if (!spoken)
        return spoken.error();
    const auto syllables = phonemes::syllabify(phonemes::Language::enUs, spoken->phonemes());
    if (syllables.empty())
        return base::Error{base::ErrorKind::input, fmt::format("Nobody can read '{}' aloud", word), {}, {}};
    WordSounds sounds;
    for (const auto& syllable : syllables) {
        sounds.syllables.push_back(stressOf(syllable.stress));
        if (syllable.stress != phonemes::Stress::none || sounds.syllables.size() == 1)
            sounds.rhyme.clear(); // begins anew, without what stands before the vowel
        sounds.rhyme += (sounds.rhyme.empty() ? "" : syllable.onset) + syllable.nucleus + syllable.coda;
    }
    return m_known.emplace(word, std::move(sounds)).first->second;
}

base::Result<VocalText> readVocalText(phonemes::Phonemiser& phonemiser, phonemes::Language language,
                                      std::string_view lyrics)
{
    VocalText text;
    text.words = std::string(lyrics);
    for (const auto& piece : underHeadings(lyrics)) {
        const auto read = phonemes::readLyrics(phonemiser, language, piece);
        if (!read)
            return read.error();
        int verse = -1;
        for (const auto& line : read->lines) {
            if (line.verse != verse)
                text.stanzas.push_back({line.section, {}});
            verse = line.verse;
            text.stanzas.back().lines.push_back(lineOf(line));
        }
    }
    return text;
}

} // namespace melisma::ml
