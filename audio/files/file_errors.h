// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace melisma::audio {

/// The sentences that sound files earn, in one voice. `detail` is what the library said.
base::Error notASoundFile(const std::filesystem::path& path, std::string detail = {});
/// `second` is where decoding broke off.
base::Error damagedAt(const std::filesystem::path& path, double second, std::string detail = {});
base::Error cannotWrite(const std::filesystem::path& path, std::string detail = {});
base::Error cancelled(std::string what);

/// The error that keeps `path` from being opened at all (absent, a folder, empty), if there is one.
base::Result<void> checkReadable(const std::filesystem::path& path);

} // namespace melisma::audio
