// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/time_selection.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace melisma::audio {

/// What the audio clips of some tracks sound over a piece of time, one sample a frame: the mean of each clip's channels
/// with its gain and fades, all added up, before effects and faders. For pieces that fit into memory. Reads the sound
/// files, so it may block on the disk; an error of openAudioFile().
base::Result<std::vector<float>> clipSum(const project::Project& project, const project::TimeSelection& range,
                                         const std::function<std::filesystem::path(const project::Asset&)>& mediaPath);

} // namespace melisma::audio
