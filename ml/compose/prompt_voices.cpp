// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/prompt_voices.h"

#include <algorithm>

namespace melisma::ml {

namespace {

constexpr std::size_t kLongestPhrase = 5;

/// The longest phrase at `at` when it is about a voice: "synth voice" is not.
std::optional<VoiceReading> nounAt(const std::vector<Token>& tokens, std::size_t at, const Lexicon& lexicon)
{
    for (std::size_t count = std::min(kLongestPhrase, tokens.size() - at); count > 0; --count)
        if (const auto* meaning = lexicon.find(joinedWords(tokens, at, count))) {
            if (meaning->kind != Meaning::Kind::voice)
                return std::nullopt;
            return VoiceReading{lexicon.voices[meaning->index], count};
        }
    return std::nullopt;
}

bool joins(const std::string& word)
{
    return word == "and" || word == "und";
}

} // namespace

std::optional<VoiceReading> readVoice(const std::vector<Token>& tokens, std::size_t at, const Lexicon& lexicon)
{
    VoiceWish qualities;
    for (std::size_t next = at; next < tokens.size(); ++next) {
        const auto quality = lexicon.voiceQualities.find(tokens[next].word);
        const auto noun = quality == lexicon.voiceQualities.end() ? nounAt(tokens, next, lexicon) : std::nullopt;
        if (noun)
            return VoiceReading{joined(qualities, noun->wish), next - at + noun->count};
        if (quality != lexicon.voiceQualities.end())
            qualities = joined(qualities, quality->second);
        else if (next == at || !joins(tokens[next].word))
            break;
    }
    return nounAt(tokens, at, lexicon); // "female" says it alone
}

} // namespace melisma::ml
