// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/phonemes/language.h"

#include <optional>
#include <string_view>

namespace melisma::ml::phonemes {

/// What a stretch of text ends with.
enum class TextBreak {
    cut,      ///< nothing: it was too long
    sentence, ///< a full stop or the like
    line,
    paragraph ///< an empty line, or the end of the text
};

struct Sentence {
    std::size_t begin = 0; ///< bytes of the text
    std::size_t end = 0;
    TextBreak after = TextBreak::sentence;
};

/// Sentences longer than this many bytes are cut at a blank.
inline constexpr std::size_t kLongestSentence = 1500;

/// The sentence that begins at or after `from`, without the blanks around it; nothing when only blanks are left. Full
/// stops of abbreviations, initials, numbers and numbered lists do not end one, nor does "!" or "?" before a small
/// letter. Looks at no more than kLongestSentence bytes at a time, so a text of any length costs no memory.
std::optional<Sentence> nextSentence(Language language, std::string_view text, std::size_t from);

} // namespace melisma::ml::phonemes
