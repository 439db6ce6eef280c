// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/import_many.h"
#include "core/base/task.h"

namespace melisma::audio {

/// Brings the sounds of a finished task to `projectRate` and into `projectFolder`/media: all of them, in their order,
/// or none and an error that names the first that failed. A result without sounds gives an empty batch. Any thread.
base::Result<ImportedBatch> takeOverSounds(const base::TaskResult& result, int projectRate,
                                           const std::filesystem::path& scratch,
                                           const std::filesystem::path& projectFolder, std::stop_token stop = {});

std::vector<project::Asset> assetsOf(const ImportedBatch& batch);

} // namespace melisma::audio
