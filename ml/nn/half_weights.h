// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/safetensors.h"
#include "ml/nn/torch.h"

namespace melisma::ml {

/// Every parameter of `net` as float16, half as large in a file; a forward pass hears no difference.
std::vector<TensorToWrite> halvesOf(const torch::nn::Module& net);

/// The file's tensors as float32, which loadWeights() puts into a net.
base::Result<Safetensors> widened(const Safetensors& file);

} // namespace melisma::ml
