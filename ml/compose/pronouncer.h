// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/compose/vocal_text.h"

#include <string>
#include <vector>

namespace melisma::ml {

/// How a word sounds, as far as verse needs it.
struct WordSounds {
    std::vector<VocalStress> syllables; ///< the stress of each
    std::string rhyme;                  ///< from the last stressed vowel on; equal for words that rhyme
};

/// Who knows how words sound. The composer asks through this alone, so that it stays free of any reader of text.
class Pronouncer {
public:
    virtual ~Pronouncer() = default;
    /// `word` is in lower case, without punctuation. ErrorKind::input for what has no sound.
    virtual base::Result<WordSounds> sounds(const std::string& word) = 0;
};

} // namespace melisma::ml
