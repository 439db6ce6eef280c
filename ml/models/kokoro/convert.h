// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace melisma::ml {

/// Files of Kokoro-82M as they are published.
struct KokoroSources {
    std::vector<std::filesystem::path> weights; ///< the int8 .onnx, or its parts in order, or the .pth
    std::vector<std::filesystem::path> voices;  ///< .bin or .pt, named as the voices are
};

struct ConvertedFacts {
    std::filesystem::path weights; ///< kokoro.safetensors: kokoroTensors(), F32
    std::filesystem::path voices;  ///< voices.safetensors: a tensor [510, 256] F32 for each voice; empty without voices
    std::string sourceSha256;      ///< of the weights' source, its parts joined
    std::string weightsSha256;
    std::string voicesSha256;
    std::string precision; ///< "dequantised int8" or "float32": what the F32 numbers were before
    std::size_t tensorCount = 0;
    std::uint64_t parameterCount = 0;
    std::vector<std::string> voiceNames;
    std::vector<std::string> ignored; ///< tensors of the source that the network does not need
};

/// Changes when the same sources would give other files.
inline constexpr const char* kKokoroConverter = "melisma kokoro 1";

/// Writes kokoro.safetensors (325 MB) and voices.safetensors into `outFolder`, which exists. Their metadata says what
/// they were made from. Takes some 0.7 GB of memory; looks at `stop` between steps.
base::Result<ConvertedFacts> convertKokoro(const KokoroSources& sources, const std::filesystem::path& outFolder,
                                           const std::stop_token& stop = {});

} // namespace melisma::ml
