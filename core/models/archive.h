// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string>

namespace melisma::models {

struct ArchiveWish {
    std::string member;           ///< "package/voices/af_heart.bin"; "*/data/0": the first that lies so in any folder
    std::filesystem::path target; ///< a name of ours: where a member wants to lie decides nothing
    std::uint64_t mostBytes = 0;
};

/// Takes files out of a zip or a compressed tar in one pass, by libarchive. Links and whatever else is no plain file
/// are never taken, and no name from the archive is ever a path here. The error names the archive and the member.
base::Result<void> takeFromArchive(const std::filesystem::path& archive, std::span<const ArchiveWish> wishes,
                                   std::stop_token stop);

} // namespace melisma::models
