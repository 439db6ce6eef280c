// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/clip.h"
#include "core/project/provenance.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace melisma::audio {

/// A sound file brought to the project's rate, ready for ProjectFolder::adoptMedia.
struct ImportedAudio {
    std::filesystem::path file;     ///< temporary WAV in the scratch folder given: 32-bit float, or the source's copy
    project::Asset asset;           ///< `file` member still empty
    project::Provenance provenance; ///< origin imported, or what the file's own record says
    int repairedSamples = 0;        ///< NaN and infinite samples that were set to zero
};

/// Decodes `source` in constant memory, keeps 1 or 2 channels (more are folded to stereo), resamples with libsoxr
/// and writes into `scratch`. A WAV of 16 or 24 bits that has the project's rate already is copied as it is, once it
/// has been decoded to its end. May take long; runs on any thread. `progress` gets 0..1.
base::Result<ImportedAudio> importAudio(const std::filesystem::path& source, int projectRate,
                                        const std::filesystem::path& scratch,
                                        const std::function<void(double)>& progress = {}, std::stop_token stop = {});

} // namespace melisma::audio
