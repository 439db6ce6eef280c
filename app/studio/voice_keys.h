// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/process_backend.h"
#include "core/provenance/release_check.h"
#include "core/voices/voice_vault.h"

#include <functional>
#include <memory>
#include <mutex>

namespace melisma::app {

/// The vault of the user's voices, opened when first needed: by the system's keychain, else by a passphrase. A vault
/// stays with the kind that it was made with. From any thread; what the keychain needs runs on the application's own.
class VoiceKeys {
public:
    /// `ask` gets the passphrase from the person.
    explicit VoiceKeys(voices::PassphraseKeyStore::Ask ask) : m_ask(std::move(ask)) {}

    base::Result<const voices::VoiceVault*> vault();

private:
    base::Result<voices::VoiceVault> open() const;
    base::Result<voices::VoiceVault> openByPassphrase(const std::filesystem::path& root) const;

    voices::PassphraseKeyStore::Ask m_ask;
    std::mutex m_mutex; ///< guards m_vault
    std::unique_ptr<voices::VoiceVault> m_vault;
};

/// MELISMA_PASSPHRASE; ErrorKind::missing without.
base::Result<std::string> givenPassphrase();
/// MELISMA_PASSPHRASE, else by the terminal, unseen, where there is one.
base::Result<std::string> askForPassphrase();

/// Whether the vault can be opened without asking a person for anything.
bool opensUnasked(const std::filesystem::path& root);

/// What is true now of the user's voices of sound; nothing is known of those that are locked.
provenance::CurrentTerms currentTermsBy(std::shared_ptr<VoiceKeys> keys);

/// Before a request is queued: one that names a voice of sound gets the terms of that voice, or is refused by its
/// rules.
std::function<base::Result<void>(base::TaskRequest&)> prepareBy(std::shared_ptr<VoiceKeys> keys);

/// For a backend: opens the vault only when a request names a voice of sound.
ProcessBackend::Unlock unlockBy(std::shared_ptr<VoiceKeys> keys);

} // namespace melisma::app
