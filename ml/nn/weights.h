// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/safetensors.h"
#include "ml/nn/torch.h"

namespace melisma::ml
{

/// The tensor on the CPU, copied out of the file's bytes.
torch::Tensor toTorch(const TensorView& view);

/// `tensor` as it goes into a file; any device, made dense first.
TensorToWrite toFile(std::string name, const torch::Tensor& tensor);

/// Copies every parameter and buffer of `net` from `weights` under `prefix`. All must be there with the same shape and
/// type, and nothing of that prefix may be left over: a half-loaded net would sound plausible.
base::Result<void> loadWeights(torch::nn::Module& net, const Safetensors& weights, std::string_view prefix = {});

/// Every parameter and buffer of `net`, named with `prefix`.
std::vector<TensorToWrite> weightsOf(const torch::nn::Module& net, std::string_view prefix = {});

} // namespace melisma::ml
