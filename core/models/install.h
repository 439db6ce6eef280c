// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/assemble.h"

namespace melisma::models {

/// Turns fetched sources into the files that a model installs. The studio runs it in a worker, because only ml reads
/// foreign weights.
class WeightsConverter {
public:
    virtual ~WeightsConverter() = default;
    /// Leaves the files in `folder`, which is empty. `progress` counts from 0 to 1. Blocks.
    virtual base::Result<void> convert(const std::string& model, const std::vector<AssembledPart>& sources,
                                       const std::filesystem::path& folder, const InstallProgress& progress,
                                       std::stop_token stop) = 0;
};

/// What an install works with; all of it outlives the call.
struct InstallTools {
    const ModelManifest& manifest;
    const ModelFolder& folder;
    PieceProvider& pieces;
    WeightsConverter& converter;
    bool licenceAccepted = false;
    bool anew = false; ///< even when the model is there and whole
    InstallProgress progress;
    std::stop_token stop;
};

/// What a person must have read, in one paragraph: licence, what it allows, where it stands.
std::string licenceNotice(const ModelEntry& entry);

/// Fetches, proves, converts and installs `entry` with the models it needs, or answers what is there when it is whole.
/// Without an accepted licence nothing is fetched. Stopped or failed at any point it leaves the model as it was before;
/// what has come is kept for the next try.
base::Result<InstalledModel> install(const ModelEntry& entry, const InstallTools& tools);

} // namespace melisma::models
