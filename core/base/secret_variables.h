// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace melisma::base {

/// Of the user's voices.
inline constexpr const char* kPassphraseVariable = "MELISMA_PASSPHRASE";
/// Of a voice in a file, which may be told to another person.
inline constexpr const char* kPackagePassphraseVariable = "MELISMA_PACKAGE_PASSPHRASE";

/// What no program that we start may inherit.
inline constexpr std::array kSecretVariables{kPassphraseVariable, kPackagePassphraseVariable};

} // namespace melisma::base
