// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice_vault.h"

#include "core/base/json.h"
#include "core/project/replace_file.h"
#include "core/voices/sealed_box.h"
#include "core/voices/store_lock.h"

#include <fmt/format.h>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

constexpr const char* kIdentity = "melisma identity";

std::filesystem::path vaultFile(const std::filesystem::path& root)
{
    return root / "vault"; // not .json: those are voices
}

std::string purposeOf(const std::string& voice)
{
    return "melisma key of " + voice;
}

Result<Json> readVault(const std::filesystem::path& path)
{
    auto json = base::readJsonFile(path);
    if (json && base::memberOr<int>(*json, "schema", 0) != 1)
        return Error{ErrorKind::input, path.string() + " is not the vault of your voices", "Take it from a copy", {}};
    return json;
}

Error keyGone(const std::filesystem::path& path, const std::string& kind)
{
    return {ErrorKind::missing,
            fmt::format("The key of your voices is not in the {} any more", kind == "keychain" ? kind : "file of keys"),
            fmt::format("Bring it back from a copy; without it the voices cannot be opened. To give them up, remove {}",
                        path.string()),
            {}};
}

/// A key for a vault that is new: the store's own, where an earlier vault left one.
Result<SecretKey> firstKey(KeyStore& store, const std::optional<SecretKey>& found)
{
    if (found)
        return *found;
    auto key = SecretKey::random();
    if (auto kept = store.keep(key); !kept)
        return kept.error();
    return key;
}

Result<SecretKey> makeIdentity(const std::filesystem::path& path, const SecretKey& master, const std::string& kind)
{
    const auto seed = SecretKey::random();
    const Json json{{"schema", 1}, {"keyIn", kind}, {"identity", toHex(seal(seed.bytes(), master, kIdentity))}};
    if (auto written = project::replaceFile(path, json.dump(2) + "\n"); !written)
        return written.error();
    return seed;
}

Result<SecretKey> readIdentity(const std::filesystem::path& path, const SecretKey& master)
{
    const auto json = readVault(path);
    if (!json)
        return json.error();
    const auto sealed = fromHex(base::memberOr<std::string>(*json, "identity", "")).value_or("");
    auto plain = unseal(sealed, master, kIdentity, path.string());
    if (!plain)
        return plain.error();
    const auto seed = SecretKey::fromBytes(*plain);
    wipe(*plain);
    if (!seed)
        return Error{ErrorKind::input, path.string() + " is not the vault of your voices", "Take it from a copy", {}};
    return *seed;
}

} // namespace

VoiceVault::VoiceVault(SecretKey master, SecretKey identity)
    : m_master(master)
    , m_identity(identity)
    , m_publicKey(publicKeyOf(identity))
{}

std::string VoiceVault::storeOf(const Path& root)
{
    const auto json = base::readJsonFile(vaultFile(root));
    return json ? base::memberOr<std::string>(*json, "keyIn", "") : "";
}

Result<VoiceVault> VoiceVault::open(const Path& root, KeyStore& store)
{
    keepMemoryOffTheDisk();
    const auto path = vaultFile(root);
    auto known = isThere(path);
    std::optional<StoreLock> lock;
    if (known && !*known) { // of two programs at first use the second one finds what the first made
        auto taken = StoreLock::take(root);
        if (!taken)
            return taken.error();
        lock.emplace(std::move(*taken));
        known = isThere(path);
    }
    if (!known)
        return known.error();
    auto found = store.find();
    if (!found)
        return found.error();
    if (*known && !*found)
        return keyGone(path, store.kind());
    const auto master = *known ? Result<SecretKey>(**found) : firstKey(store, *found);
    if (!master)
        return master.error();
    const auto identity = *known ? readIdentity(path, *master) : makeIdentity(path, *master, store.kind());
    if (!identity)
        return identity.error();
    return VoiceVault(*master, *identity);
}

std::string VoiceVault::wrap(const SecretKey& key, const std::string& voice) const
{
    return seal(key.bytes(), m_master, purposeOf(voice));
}

Result<SecretKey> VoiceVault::unwrap(const std::string& wrapped, const std::string& voice) const
{
    auto plain = unseal(wrapped, m_master, purposeOf(voice), "The key of the voice " + voice);
    if (!plain)
        return plain.error();
    const auto key = SecretKey::fromBytes(*plain);
    wipe(*plain);
    if (!key)
        return Error{ErrorKind::input, "The key of the voice " + voice + " is none", "Take it from a copy", {}};
    return *key;
}

} // namespace melisma::voices
