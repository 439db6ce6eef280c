// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace melisma::ml::phonemes {

/// The mark of Kokoro nearest to a punctuation character, or empty.
std::string_view markOf(char32_t value);

/// Full-width ASCII as plain ASCII, typographic apostrophes and hyphens as "'" and "-"; others as they are.
char32_t plainForm(char32_t value);

/// Quotes, markup and the like that are rightly silent and need no report.
bool isSilentSign(char32_t value);

/// Signs with a name that is read: & + = % @ ° © ...
bool isSpokenSign(char32_t value);

bool isCurrency(char32_t value);

} // namespace melisma::ml::phonemes
