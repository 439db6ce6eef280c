// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/lexicon.h"
#include "ml/compose/prompt_tokens.h"

#include <optional>

namespace melisma::ml {

/// Words of a prompt that are about a voice.
struct VoiceReading {
    VoiceWish wish;
    std::size_t count = 0; ///< tokens
};

/// Reads what stands at `at`: qualities and a noun ("soft, deep male voice"), or a noun alone ("tenor"), if any. A
/// quality without a noun is something else: "soft piano".
std::optional<VoiceReading> readVoice(const std::vector<Token>& tokens, std::size_t at, const Lexicon& lexicon);

} // namespace melisma::ml
