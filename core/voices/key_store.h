// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/voices/secret.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace melisma::voices {

/// Where the one key lies under which the keys of all voices are wrapped.
class KeyStore {
public:
    virtual ~KeyStore() = default;
    /// How the vault names the place: "keychain", "passphrase".
    virtual std::string kind() const = 0;
    /// None: there is none yet.
    virtual base::Result<std::optional<SecretKey>> find() = 0;
    virtual base::Result<void> keep(const SecretKey& key) = 0;
};

/// The key in a file, sealed under a passphrase that Argon2id (RFC 9106) hardens. For machines without a keychain.
class PassphraseKeyStore final : public KeyStore {
public:
    /// Asks the person; called once for each find() and keep().
    using Ask = std::function<base::Result<std::string>()>;
    struct Cost {
        unsigned long long passes;
        std::size_t bytes; ///< of memory
    };
    static const Cost kUsual; ///< some 0.7 s and 256 MB
    static const Cost kLeast; ///< for tests
    static constexpr std::size_t kShortest = 8;

    PassphraseKeyStore(std::filesystem::path file, Ask ask, Cost cost = kUsual);

    std::string kind() const override { return "passphrase"; }
    /// ErrorKind::input for a wrong passphrase.
    base::Result<std::optional<SecretKey>> find() override;
    /// ErrorKind::usage for a passphrase below kShortest bytes.
    base::Result<void> keep(const SecretKey& key) override;

private:
    std::filesystem::path m_file;
    Ask m_ask;
    Cost m_cost;
};

} // namespace melisma::voices
