// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/io/safetensors.h"

#include <filesystem>

namespace melisma::ml {

/// A voice of Kokoro has a style for each number of phonemes from 1 to 510.
inline constexpr std::int64_t kKokoroVoiceRows = 510;
inline constexpr std::int64_t kKokoroVoiceStyle = 256; ///< 128 for the decoder, then 128 for prosody

/// A voice as the tensor [510, 256] F32 named as the file is ("af_heart"): from a .bin, the bare floats, or from a .pt,
/// the tensor [510, 1, 256] of the published model.
base::Result<TensorToWrite> readKokoroVoice(const std::filesystem::path& path);

} // namespace melisma::ml
