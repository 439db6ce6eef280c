// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/voices/key_store.h"

#include <optional>
#include <string>

namespace melisma::voices {

/// How a passphrase becomes a key: Argon2id (RFC 9106) with these costs and this salt. Plain data that lies open.
struct PassphraseLock {
    PassphraseKeyStore::Cost cost;
    std::string salt;
};

PassphraseLock freshLock(PassphraseKeyStore::Cost cost);
base::Json toJson(const PassphraseLock& lock);
/// None for one that asks for more memory or time than any of ours.
std::optional<PassphraseLock> lockFromJson(const base::Json& json);

/// Wipes the passphrase. ErrorKind::usage when it is below PassphraseKeyStore::kShortest bytes.
base::Result<SecretKey> hardened(std::string& passphrase, const PassphraseLock& lock);

} // namespace melisma::voices
