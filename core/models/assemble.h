// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/piece_provider.h"

namespace melisma::models {

/// Progress of a whole install, 0..1, with what is being done for people. Any thread.
using InstallProgress = std::function<void(double fraction, const std::string& stage)>;

/// What a part of a model was made from.
struct AssembledPart {
    std::string role;
    std::filesystem::path path; ///< the file, or for a variant of several the folder that holds them
    std::string from;           ///< "npm kokoro-js 1.2.1"
};

/// Makes the files of one part in the empty folder `folder` from the first variant and source that can be had, each
/// proven by size and hash. The error tells of every source why it was none.
base::Result<AssembledPart> assemblePart(const ModelPart& part, PieceProvider& provider,
                                         const std::filesystem::path& folder, const InstallProgress& progress,
                                         std::stop_token stop);

} // namespace melisma::models
