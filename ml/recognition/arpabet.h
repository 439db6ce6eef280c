// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace melisma::ml::recognition {

/// American phonemes in Kokoro's symbols as the phones of the CMU dictionary, parted by blanks and without stress:
/// "mˈɛlədi" is "M EH L AH D IY". Symbols that English does not have are left out.
std::string arpabet(std::string_view phonemes);

} // namespace melisma::ml::recognition
