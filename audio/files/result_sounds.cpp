// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/result_sounds.h"

#include "core/jobs/landing.h"

namespace melisma::audio {

base::Result<ImportedBatch> takeOverSounds(const base::TaskResult& result, int projectRate,
                                           const std::filesystem::path& scratch,
                                           const std::filesystem::path& projectFolder, std::stop_token stop)
{
    const auto files = jobs::soundFilesOf(result);
    if (files.empty())
        return ImportedBatch{};
    auto batch = importMany(files, projectRate, scratch, projectFolder, {}, stop);
    if (batch.cancelled)
        return base::Error{base::ErrorKind::cancelled, "Cancelled before the result was in the project", {}, {}};
    if (batch.skipped.empty())
        return batch;
    discardBatch(batch, projectFolder);
    return batch.skipped.front().reason;
}

std::vector<project::Asset> assetsOf(const ImportedBatch& batch)
{
    std::vector<project::Asset> assets;
    for (const auto& file : batch.files)
        assets.push_back(file.asset);
    return assets;
}

} // namespace melisma::audio
