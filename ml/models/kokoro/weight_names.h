// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/io/safetensors.h"

#include <cstdint>
#include <string>
#include <vector>

namespace melisma::ml {

struct KokoroTensor {
    std::string name;
    std::vector<std::int64_t> shape;
};

/// The 457 tensors of Kokoro-82M that its network needs, by name and shape. Names follow the published model's tree of
/// modules, with weight norm folded into `weight`. Layouts are those of PyTorch: linear [out, in], convolution
/// [out, in / groups, taps], transposed convolution [in, out / groups, taps], LSTM gates i f g o.
const std::vector<KokoroTensor>& kokoroTensors();

/// That `tensors` are exactly the `wanted` ones, all F32 and all finite.
base::Result<void> checkKokoroTensors(const std::vector<TensorToWrite>& tensors,
                                      const std::vector<KokoroTensor>& wanted = kokoroTensors());

} // namespace melisma::ml
