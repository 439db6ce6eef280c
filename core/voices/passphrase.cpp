// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/passphrase.h"

#include <sodium.h>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

constexpr const char* kMethod = "argon2id13";
constexpr std::size_t kMostMemory = 1UL << 30; ///< a file may ask for no more than this
constexpr unsigned long long kMostPasses = 16;

} // namespace

const PassphraseKeyStore::Cost PassphraseKeyStore::kUsual{crypto_pwhash_OPSLIMIT_MODERATE,
                                                          crypto_pwhash_MEMLIMIT_MODERATE};
const PassphraseKeyStore::Cost PassphraseKeyStore::kLeast{crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};

PassphraseLock freshLock(PassphraseKeyStore::Cost cost)
{
    return {cost, randomBytes(crypto_pwhash_SALTBYTES)};
}

Json toJson(const PassphraseLock& lock)
{
    return Json{
        {"method", kMethod}, {"passes", lock.cost.passes}, {"memory", lock.cost.bytes}, {"salt", toHex(lock.salt)}};
}

std::optional<PassphraseLock> lockFromJson(const Json& json)
{
    const PassphraseLock lock{
        {base::memberOr<std::uint64_t>(json, "passes", 0), base::memberOr<std::size_t>(json, "memory", 0)},
        fromHex(base::memberOr<std::string>(json, "salt", "")).value_or("")};
    const bool good = base::memberOr<std::string>(json, "method", "") == kMethod &&
                      lock.salt.size() == crypto_pwhash_SALTBYTES && lock.cost.passes >= 1 &&
                      lock.cost.passes <= kMostPasses && lock.cost.bytes >= crypto_pwhash_MEMLIMIT_MIN &&
                      lock.cost.bytes <= kMostMemory;
    return good ? std::optional(lock) : std::nullopt;
}

Result<SecretKey> hardened(std::string& passphrase, const PassphraseLock& lock)
{
    prepareSodium();
    if (passphrase.size() < PassphraseKeyStore::kShortest)
        return Error{ErrorKind::usage, "This passphrase is too short to protect a voice", "Use 8 letters or more", {}};
    std::string bytes(SecretKey::kSize, '\0');
    const int failed = crypto_pwhash(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), passphrase.data(),
                                     passphrase.size(), reinterpret_cast<const unsigned char*>(lock.salt.data()),
                                     lock.cost.passes, lock.cost.bytes, crypto_pwhash_ALG_ARGON2ID13);
    wipe(passphrase);
    const auto key = SecretKey::fromBytes(bytes);
    wipe(bytes);
    if (failed != 0)
        return Error{ErrorKind::io, "There was not enough memory to use the passphrase", "Close other programs", {}};
    return *key;
}

} // namespace melisma::voices
