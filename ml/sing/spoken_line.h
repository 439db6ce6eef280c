// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/sing/token_timing.h"
#include "ml/voices/voice_engine.h"

#include <stop_token>
#include <vector>

namespace melisma::ml::sing {

/// A phrase as its tokens are spoken: what the model gets, and how long it makes them.
struct SpokenLine {
    std::vector<int> ids; ///< with the silent ends
    std::vector<float> style;
    kokoro::Prosody prosody;
    std::vector<int> frames; ///< of each timed token but rests

    /// Frames before the first sound, which comes before its token.
    int silentFrames() const;
};

/// Asks the model how it would speak the tokens of `timing`. The style is that of an utterance of usual length, since
/// that of a fragment is louder and rougher. The engine must be prepared.
base::Result<SpokenLine> speakTokens(VoiceEngine& engine, const TokenTiming& timing, const VoiceRecipe& voice,
                                     const std::stop_token& stop);

/// Gives every token the length it has in speech, so that consonants are sung as long as they are spoken.
void takeLengths(std::vector<SungNote>& notes, const TokenTiming& timing, const std::vector<int>& frames);

} // namespace melisma::ml::sing
