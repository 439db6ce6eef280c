// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/half_weights.h"

#include "ml/nn/weights.h"

namespace melisma::ml {

std::vector<TensorToWrite> halvesOf(const torch::nn::Module& net)
{
    std::vector<TensorToWrite> halves;
    for (const auto& parameter : net.named_parameters())
        halves.push_back(toFile(parameter.key(), parameter.value().to(torch::kFloat16)));
    return halves;
}

base::Result<Safetensors> widened(const Safetensors& file)
{
    std::vector<TensorToWrite> tensors;
    for (const auto& entry : file.entries())
        tensors.push_back(toFile(entry.name, toTorch(*file.find(entry.name)).to(torch::kFloat32)));
    const auto bytes = safetensorsBytes(std::move(tensors), file.metadata());
    return bytes ? Safetensors::parse(*bytes) : bytes.error();
}

} // namespace melisma::ml
