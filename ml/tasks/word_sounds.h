// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/pronouncer.h"
#include "ml/phonemes/phonemiser.h"

#include <map>
#include <string_view>

namespace melisma::ml {

/// Sounds of English words by the reader of text; asks it once a word. One thread.
class EnglishPronouncer : public Pronouncer {
public:
    explicit EnglishPronouncer(phonemes::Phonemiser phonemiser) : m_phonemiser(std::move(phonemiser)) {}

    base::Result<WordSounds> sounds(const std::string& word) override;

private:
    phonemes::Phonemiser m_phonemiser;
    std::map<std::string, WordSounds> m_known;
};

/// Lyrics cut into syllables for the composer: a stanza for each heading and each paragraph, its kind as written.
/// Errors as of phonemes::readLyrics.
base::Result<VocalText> readVocalText(phonemes::Phonemiser& phonemiser, phonemes::Language language,
                                      std::string_view lyrics);

} // namespace melisma::ml
