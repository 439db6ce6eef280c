// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/key_store.h"

#include "core/base/json.h"
#include "core/project/replace_file.h"
#include "core/voices/passphrase.h"
#include "core/voices/sealed_box.h"
#include "core/voices/store_lock.h"

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

constexpr const char* kPurpose = "melisma master key";

} // namespace

PassphraseKeyStore::PassphraseKeyStore(std::filesystem::path file, Ask ask, Cost cost)
    : m_file(std::move(file))
    , m_ask(std::move(ask))
    , m_cost(cost)
{}

Result<std::optional<SecretKey>> PassphraseKeyStore::find()
{
    const auto known = isThere(m_file);
    if (!known)
        return known.error();
    if (!*known)
        return std::optional<SecretKey>();
    const auto json = base::readJsonFile(m_file);
    const auto lock = json ? lockFromJson(base::memberOr<Json>(*json, "lock", Json())) : std::nullopt;
    const auto sealed = json ? fromHex(base::memberOr<std::string>(*json, "sealed", "")) : std::nullopt;
    if (!lock || !sealed)
        return Error{
            ErrorKind::input, m_file.string() + " is not the key file of your voices", "Take it from a copy", {}};
    auto passphrase = m_ask();
    if (!passphrase)
        return passphrase.error();
    const auto outer = hardened(*passphrase, *lock);
    if (!outer)
        return outer.error();
    auto plain = unseal(*sealed, *outer, kPurpose, m_file.string());
    if (!plain)
        return Error{ErrorKind::input, "This is not the passphrase of your voices", "Try again", {}};
    auto key = SecretKey::fromBytes(*plain);
    wipe(*plain);
    return key;
}

Result<void> PassphraseKeyStore::keep(const SecretKey& key)
{
    auto passphrase = m_ask();
    if (!passphrase)
        return passphrase.error();
    const auto lock = freshLock(m_cost);
    const auto outer = hardened(*passphrase, lock);
    if (!outer)
        return outer.error();
    const Json json{{"lock", toJson(lock)}, {"sealed", toHex(seal(key.bytes(), *outer, kPurpose))}};
    return project::replaceFile(m_file, json.dump(2) + "\n");
}

} // namespace melisma::voices
