// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/content_encoder/content_encoder.h"
#include "ml/models/kokoro/kokoro.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace melisma::ml::conversion {

/// What is said in a recording: the likeliest symbol of each frame, and how likely it is.
struct Spelling {
    std::vector<int> symbols;
    std::vector<float> likelihoods; ///< 0 .. 1

    /// Adds `count` frames of what was heard, from its frame `begin` on; what lies around them is listened to.
    void append(const content::HeardSpeech& heard, std::size_t begin, std::size_t count);
};

/// Moves the features of `heard`, which begins at frame `begin` of the recording, towards what the speech model's own
/// text encoder says of its spelling: two fifths of the way where a symbol is certain, less as it is less likely. A net
/// that hears answers with the mean of all that it takes for possible, which is no sound of any language. Texts are
/// read in stretches that lie where they lie, whatever `heard` is cut to. Errors of the text encoder.
base::Result<void> spellContent(content::HeardSpeech& heard, std::int64_t begin, const Spelling& spelling,
                                const kokoro::Kokoro& voices, const std::stop_token& stop = {});

} // namespace melisma::ml::conversion
