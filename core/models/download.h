// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

namespace melisma::models {

struct DownloadWish {
    std::string address;          ///< https, or http to this machine
    std::filesystem::path target; ///< what has come so far is kept in target + ".part"
    std::string sha256;           ///< empty: whoever asked hashes what is inside
    std::uint64_t bytes = 0;      ///< the size with a hash, else the most that is taken
};

/// How much of how much has come; the second is 0 while unknown.
using DownloadProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Fetches one file by libcurl, going on where an earlier try ended, and gives it its name only when size and hash are
/// right; a part that turned out wrong is thrown away and fetched once more from its beginning. TLS certificates are
/// checked, redirections followed to https alone. A stop request ends it within a second and keeps the part. Blocks.
base::Result<void> download(const DownloadWish& wish, const DownloadProgress& progress, std::stop_token stop);

} // namespace melisma::models
