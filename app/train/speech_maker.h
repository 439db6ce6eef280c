// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/content_encoder/shortcut.h"
#include "ml/models/content_encoder/speech_item.h"
#include "ml/models/kokoro/kokoro.h"
#include "ml/phonemes/phonemiser.h"
#include "ml/voices/voice_pack.h"

#include <optional>
#include <random>

namespace melisma::app {

/// A text to say.
struct SpeechText {
    ml::phonemes::Language language;
    std::string text;
};

/// Reads lines of language code, tab, text, as speech_texts.py writes them. Errors name the file and the line.
base::Result<std::vector<SpeechText>> readSpeechTexts(const std::filesystem::path& file);

/// Speaks and sings texts by Kokoro in voices that nobody has: blends of up to three of its own, spoken faster and
/// slower, higher and lower, livelier and flatter. One thread.
class SpeechMaker {
public:
    using Random = std::mt19937_64;

    /// With a shortcut utterances have spectra in place of sound, six times as fast.
    SpeechMaker(ml::kokoro::Kokoro net, ml::VoicePack voices, ml::phonemes::Phonemiser phonemiser,
                std::optional<ml::content::Shortcut> shortcut);

    /// The utterance of this number, the same for the same texts, number and seed. `sungShare` 0 .. 1: how many of them
    /// are held on notes. ErrorKind::input when the text gives nothing to say or more than 16 s of it.
    base::Result<ml::content::SpeechItem> make(const std::vector<SpeechText>& texts, std::uint64_t number,
                                               std::uint64_t seed, double sungShare);

    /// The same words and timing by another voice at another pitch, for less than half the work.
    base::Result<ml::content::SpeechItem> again(ml::content::SpeechItem item, std::uint64_t number,
                                                std::uint64_t seed) const;

private:
    base::Result<ml::content::SpeechItem> spoken(ml::content::SpeechItem item, std::uint64_t number) const;
    std::vector<float> drawStyle(Random& random, std::size_t tokens) const;
    void hold(ml::content::SpeechItem& item, Random& random) const;
    void singNotes(ml::content::SpeechItem& item, Random& random) const;
    base::Result<void> say(ml::content::SpeechItem& item, std::uint64_t seed) const;
    base::Result<void> tellMels(ml::content::SpeechItem& item, std::uint64_t seed) const;
    bool isVowel(int id) const { return m_vowels[static_cast<std::size_t>(id)]; }

    ml::kokoro::Kokoro m_net;
    std::optional<ml::content::Shortcut> m_shortcut;
    ml::VoicePack m_voices;
    ml::phonemes::Phonemiser m_phonemiser;
    std::vector<std::string> m_ids;
    std::vector<bool> m_vowels; ///< by token
};

} // namespace melisma::app
