// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/key_store.h"

namespace melisma::app {

/// The key in the system's keychain (Secret Service, by QtKeychain). Blocks in an event loop of its own; only on the
/// thread of the application object.
class KeychainStore final : public voices::KeyStore {
public:
    std::string kind() const override { return "keychain"; }
    /// ErrorKind::missing when there is no keychain, ErrorKind::io when it does not open.
    base::Result<std::optional<voices::SecretKey>> find() override;
    base::Result<void> keep(const voices::SecretKey& key) override;
};

} // namespace melisma::app
