// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/content_encoder/content_encoder.h"
#include "ml/models/kokoro/kokoro.h"

#include <span>
#include <stop_token>
#include <vector>

namespace melisma::ml::conversion {

/// The likeliest symbol of each frame where every change of symbol costs `change`, in units of log likelihood (Viterbi
/// 1967). `likelihoods`: `symbols` numbers a frame, at most 256.
std::vector<int> likeliestSymbols(std::span<const float> likelihoods, std::size_t symbols, double change);

/// Moves the features of `heard` towards what the speech model's own text encoder says of the likeliest symbols: two
/// fifths of the way where a symbol is certain, less as it is less likely. A net that hears answers with the mean of
/// all that it takes for possible, which is no sound of any language. Errors of the text encoder.
base::Result<void> spellContent(content::HeardSpeech& heard, const kokoro::Kokoro& voices,
                                const std::stop_token& stop = {});

} // namespace melisma::ml::conversion
