// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/clip.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string_view>

namespace melisma::audio {

/// Changes with everything that could make stretchFile() give other samples.
std::string_view stretchEngine();

/// Writes the first `frames` frames of `source` stretched and shifted by Rubber Band's finer engine as a WAV of 32-bit
/// floats, in constant memory: heardFrames() frames, the first of which is the first of the file. Slow (five to ten times
/// as fast as it sounds); `progress` hears of it from 0 to 1 on the calling thread. Any thread; errors as
/// openAudioFile() and createAudioFile(), cancelled when stopped. Nothing is left of what fails.
base::Result<void> stretchFile(const std::filesystem::path& source, base::Frames frames,
                               const project::TimePitch& timePitch, const std::filesystem::path& target,
                               const std::function<void(double)>& progress = {}, const std::stop_token& stop = {});

} // namespace melisma::audio
