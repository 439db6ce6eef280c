// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/nn/runtime.h"
#include "ml/nn/weight_reader.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace melisma::ml {

// Between a net and the plain data of its interface.

inline std::vector<float> plainFloats(const torch::Tensor& tensor)
{
    const auto dense = tensor.to(torch::kCPU, torch::kFloat32).contiguous();
    return {dense.data_ptr<float>(), dense.data_ptr<float>() + dense.numel()};
}

inline torch::Tensor tensorOf(std::span<const float> numbers, torch::Device device)
{
    return torch::tensor(at::ArrayRef<float>(numbers.data(), numbers.size()), torch::kFloat32).to(device);
}

/// Whether all lie within `most` of zero, which infinity and not-a-number do not.
inline bool allWithin(std::span<const float> numbers, float most)
{
    return std::all_of(numbers.begin(), numbers.end(), [most](float number) { return std::abs(number) <= most; });
}

/// Runs `work` where no gradient is kept; what libtorch throws becomes an Error that names `net`.
template <class Work>
auto guardedRun(const char* net, const Work& work) -> decltype(work())
{
    try {
        const c10::InferenceMode inference;
        return work();
    } catch (const std::exception& problem) {
        return base::Error{base::ErrorKind::internal, std::string(net) + " could not be run",
                           "Close other programs if memory is short, or give it shorter pieces", problem.what()};
    }
}

/// A net made of a file's tensors by `build(weights, device)`; errors name the file it was read from.
template <class Net, class Build>
base::Result<std::unique_ptr<Net>> builtNet(const char* net, const std::filesystem::path& path, const Safetensors& file,
                                            const Runtime& runtime, const Build& build)
{
    const auto named = [&path](base::Error error) {
        error.message = path.string() + ": " + error.message;
        return error;
    };
    const torch::Device device(runtime.device);
    const WeightReader weights(file, device);
    auto built = guardedRun(net, [&]() -> base::Result<std::unique_ptr<Net>> { return build(weights, device); });
    if (const auto complete = weights.finish(); !complete) // what broke off has a fault to tell, too
        return named(complete.error());
    if (!built)
        return named(built.error());
    return built;
}

/// The same of a net whose sizes `shapeOf(weights)` reads off the shapes of its tensors.
template <class Net, class ShapeOf>
base::Result<std::unique_ptr<Net>> builtByShape(const char* net, const std::filesystem::path& path,
                                                const Safetensors& file, const Runtime& runtime, const ShapeOf& shapeOf)
{
    return builtNet<Net>(net, path, file, runtime,
                         [&](const WeightReader& weights, torch::Device device) -> base::Result<std::unique_ptr<Net>> {
                             const auto shape = shapeOf(weights);
                             if (!shape)
                                 return shape.error();
                             return std::make_unique<Net>(weights, *shape, device);
                         });
}

} // namespace melisma::ml
