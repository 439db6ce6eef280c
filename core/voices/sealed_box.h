// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/voices/secret.h"

#include <string>
#include <string_view>

namespace melisma::voices {

/// Encrypts and authenticates bytes under a key: XChaCha20-Poly1305 in libsodium's secretstream, in pieces of 64 KiB,
/// so that a changed, cut, reordered or lengthened file is noticed. `purpose` is bound to it: what was sealed as one
/// thing cannot be passed off as another.
std::string seal(std::string_view plain, const SecretKey& key, std::string_view purpose);

/// ErrorKind::input, naming `what`, when it was not sealed so under this key. Never answers a part.
base::Result<std::string> unseal(std::string_view sealed, const SecretKey& key, std::string_view purpose,
                                 const std::string& what);

} // namespace melisma::voices
