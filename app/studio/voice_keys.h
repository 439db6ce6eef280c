// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/process_backend.h"
#include "audio/files/import_many.h"
#include "core/provenance/release_check.h"
#include "core/voices/keyring.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace melisma::app {

/// The vault of the user's voices, opened when first needed: by the system's keychain, else by a passphrase. A vault
/// stays with the kind that it was made with. From any thread; what the keychain needs runs on the application's own.
class VoiceKeys final : public voices::Keyring {
public:
    /// `ask` gets the passphrase from the person.
    explicit VoiceKeys(voices::PassphraseKeyStore::Ask ask);

    Need need() const override;
    base::Result<const voices::VoiceVault*> vault() override;
    base::Result<void> open(std::string passphrase) override;

private:
    base::Result<voices::VoiceVault> open();
    base::Result<voices::VoiceVault> openByPassphrase(const std::filesystem::path& root) const;
    const voices::VoiceVault* keep(voices::VoiceVault opened);

    voices::PassphraseKeyStore::Ask m_ask;
    std::shared_ptr<std::atomic<bool>> m_ending = std::make_shared<std::atomic<bool>>(false); ///< the application does
    std::atomic<bool> m_keychainMissing{false}; ///< seen when it was asked for
    mutable std::mutex m_mutex;                 ///< guards m_vault
    std::unique_ptr<voices::VoiceVault> m_vault;
};

/// MELISMA_PASSPHRASE; ErrorKind::missing without.
base::Result<std::string> givenPassphrase();
/// MELISMA_PASSPHRASE, else by the terminal, unseen, where there is one.
base::Result<std::string> askForPassphrase();

/// Of a voice in a file: MELISMA_PACKAGE_PASSPHRASE, else by the terminal; twice for one that is made.
base::Result<std::string> askForPackagePassphrase(bool isNew);

/// Whether the vault can be opened without asking a person for anything.
bool opensUnasked(const std::filesystem::path& root);

/// What is true now of the user's voices of sound; nothing is known of those that are locked.
provenance::CurrentTerms currentTermsBy(std::shared_ptr<VoiceKeys> keys);

/// The same for files that are brought in; nobody is asked for a passphrase.
audio::Admit admitUnasked();

/// Before a request is queued: one that names a voice of sound gets the terms of that voice, or is refused by its
/// rules.
std::function<base::Result<void>(base::TaskRequest&)> prepareBy(std::shared_ptr<VoiceKeys> keys);

/// For a backend: opens the vault only when a request names a voice of sound.
ProcessBackend::Unlock unlockBy(std::shared_ptr<VoiceKeys> keys);

} // namespace melisma::app
