// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/lexicon.h"

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// A stretch of a prompt that is chords.
struct PromptChords {
    std::string section; ///< as written, "Verse 2"; empty: of the whole song
    std::string chords;  ///< as music::parseChordSheet reads them
    std::string text;    ///< the stretch as written
    std::size_t at = 0;  ///< where it begins in the prompt, in bytes
};

/// Chords within a prompt: behind a section's name ("verse: Am F C G", "[Chorus] Dm7 G7/B", "chorus F G Am"), before it
/// ("Am F C G in the verse"), behind "chords" or "progression", or three and more in a row. Roots are capitals, so that
/// words stay words. In `prompt` a comma and blanks take their place, so that all else stays where it is.
std::vector<PromptChords> takePromptChords(std::string& prompt, const Lexicon& lexicon);

} // namespace melisma::ml
