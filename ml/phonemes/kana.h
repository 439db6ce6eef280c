// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace melisma::ml::phonemes {

/// Kana as Kokoro's symbols, by the values that misaki 0.7 gives them, with which the model was trained: palatal "ʲ",
/// ん by what follows, っ as "ʔ", ー as "ː". Pitch accent is not written in kana and so not in the result.
/// Characters that are not kana are left out.
std::string kanaSymbols(std::string_view kana);

} // namespace melisma::ml::phonemes
