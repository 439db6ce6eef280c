// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/voice_vault.h"

#include <string>

namespace melisma::voices {

/// Opens the vault of the user's voices for those who work with them, and keeps it open. From any thread.
class Keyring {
public:
    enum class Need {
        nothing,
        passphrase,      ///< that of the vault
        freshPassphrase, ///< there is no vault yet, and no keychain to make one with
    };

    virtual ~Keyring() = default;
    /// What a person has to be asked for before vault() can open; opens nothing.
    virtual Need need() const = 0;
    virtual base::Result<const VoiceVault*> vault() = 0;
    /// Opens it by what a person typed, which is wiped. ErrorKind::input when it is not the one, ErrorKind::usage when
    /// it is too short for a fresh one. Takes a second.
    virtual base::Result<void> open(std::string passphrase) = 0;
};

} // namespace melisma::voices
