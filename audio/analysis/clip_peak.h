// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <filesystem>
#include <stop_token>

namespace melisma::audio {

/// The greatest absolute sample of all channels in `length` frames of a sound file from `start` on, decoded from front
/// to back in constant memory. Any thread; errors as openAudioFile(), cancelled when stopped.
base::Result<float> peakOf(const std::filesystem::path& file, base::Frames start, base::Frames length,
                           const std::stop_token& stop = {});

} // namespace melisma::audio
