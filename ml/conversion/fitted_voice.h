// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <vector>

namespace melisma::ml::conversion {

/// What the speech model needs to sound like somebody.
struct FittedVoice {
    std::vector<float> style;   ///< a row of a voice; its half that is prosody is the nearest published voice's
    std::vector<float> adapted; ///< of kokoro::DecodeOptions: the decoder's numbers, then the generator's
    double likeness = 0.0;      ///< cosine of what it says to the references, by the speaker encoder it was fitted with
};

/// As a safetensors file in memory. `of` names what the voice was made of and by.
base::Result<std::string> bytesOf(const FittedVoice& voice, const std::string& of);
/// Nothing when it is damaged or was made of something else.
std::optional<FittedVoice> fittedVoiceFrom(const std::string& bytes, const std::string& of);

} // namespace melisma::ml::conversion
