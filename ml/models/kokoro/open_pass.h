// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/kokoro/kokoro.h"

namespace melisma::ml::kokoro {

/// One pass through open_vocoder.h as plain data: what a voice that is being fitted sounds like. `weights`:
/// kokoro.safetensors; `content` a row a frame; `adapted` the decoder's numbers, then the generator's, or nothing.
/// Samples at 24 kHz, 600 a frame.
base::Result<std::vector<float>> openPass(const std::filesystem::path& weights, const Features& content,
                                          const Curves& curves, std::span<const float> style,
                                          std::span<const float> adapted, std::uint64_t seed);

} // namespace melisma::ml::kokoro
