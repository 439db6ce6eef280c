// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <vector>

namespace melisma::audio {

/// A sound file whole in memory, as one channel (the mean of all) at `sampleRate`; what is longer than a minute is cut.
/// May block on the disk. Errors as openAudioFile().
base::Result<std::vector<float>> readShortSound(const std::filesystem::path& path, int sampleRate);

} // namespace melisma::audio
