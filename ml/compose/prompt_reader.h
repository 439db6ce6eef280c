// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/lexicon.h"
#include "ml/compose/wishes.h"

#include <string_view>

namespace melisma::ml {

/// Reads a prompt by the lexicon: every word ends up understood, ignored (it matters, but nothing here can use it)
/// or passed over as plain filler. Never fails; out-of-range numbers are ignored words.
Wishes readPrompt(std::string_view prompt, const Lexicon& lexicon);

} // namespace melisma::ml
