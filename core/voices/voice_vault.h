// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/consent_record.h"
#include "core/voices/key_store.h"

#include <filesystem>
#include <string>

namespace melisma::voices {

/// The keys of a user's voices, opened: the one under which each voice's own key is wrapped, and the machine's Ed25519
/// key, which signs records of consent. Held by the studio and by a verb, never by a worker.
class VoiceVault {
public:
    using Path = std::filesystem::path;

    /// Opens the vault of the folder `root`, or makes it on first use. ErrorKind::missing when the key is not where it
    /// was, ErrorKind::input when it is another one: then the voices cannot be opened, and nothing is made anew.
    static base::Result<VoiceVault> open(const Path& root, KeyStore& store);
    /// The kind of key store that the vault was made with; empty: there is no vault yet.
    static std::string storeOf(const Path& root);

    const std::string& publicKey() const { return m_publicKey; }
    void sign(ConsentRecord& record) const { voices::sign(record, m_identity); }

    std::string wrap(const SecretKey& key, const std::string& voice) const;
    base::Result<SecretKey> unwrap(const std::string& wrapped, const std::string& voice) const;

private:
    VoiceVault(SecretKey master, SecretKey identity);

    SecretKey m_master;
    SecretKey m_identity; ///< seed of the signing key
    std::string m_publicKey;
};

} // namespace melisma::voices
