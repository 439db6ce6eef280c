// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml::phonemes {

/// Says which part of a clause's phonemes belongs to which word. espeak joins weak words ("ʌvðə" for "of the") and
/// reads numbers as several, so blanks do not tell. `alone` holds the phonemes of each word read on its own; the clause
/// is aligned with their concatenation by least edits, and cut there, at a blank where one is near. Answers one trimmed
/// string a word; together they are the clause.
std::vector<std::string> splitAmongWords(std::string_view clause, const std::vector<std::string>& alone);

} // namespace melisma::ml::phonemes
