// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/weights.h"

#include <algorithm>
#include <cstring>

namespace melisma::ml
{

namespace
{

struct TypePair {
    DType file;
    torch::ScalarType memory;
};

// U16, U32 and U64 have no torch type before 2.3; no net stores weights so.
constexpr TypePair kTypes[] = {{DType::boolean, torch::kBool}, {DType::u8, torch::kUInt8},
                               {DType::i8, torch::kInt8},      {DType::i16, torch::kInt16},
                               {DType::f16, torch::kHalf},     {DType::bf16, torch::kBFloat16},
                               {DType::i32, torch::kInt32},    {DType::f32, torch::kFloat32},
                               {DType::i64, torch::kInt64},    {DType::f64, torch::kFloat64}};

std::optional<torch::ScalarType> memoryType(DType type)
{
    const auto* found =
        std::find_if(std::begin(kTypes), std::end(kTypes), [type](const TypePair& pair) { return pair.file == type; });
    return found == std::end(kTypes) ? std::nullopt : std::optional(found->memory);
}

base::Error mismatch(std::string message)
{
    return {base::ErrorKind::input, std::move(message), "These weights belong to another version of the net", {}};
}

using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

NamedTensors tensorsOf(const torch::nn::Module& net, std::string_view prefix)
{
    NamedTensors all;
    for (const auto& item : net.named_parameters())
        all.emplace_back(std::string(prefix) + item.key(), item.value());
    for (const auto& item : net.named_buffers())
        all.emplace_back(std::string(prefix) + item.key(), item.value());
    return all;
}

base::Result<void> copyInto(const torch::Tensor& target, const std::string& name, const Safetensors& weights)
{
    const auto view = weights.find(name);
    if (!view)
        return mismatch("The weights lack the tensor '" + name + "'");
    const auto type = memoryType(view->entry.dtype);
    if (!type || *type != target.scalar_type() || target.sizes() != torch::IntArrayRef(view->entry.shape))
        return mismatch("The tensor '" + name + "' has another shape or type than the net");
    const torch::NoGradGuard noGrad;
    target.copy_(toTorch(*view));
    return {};
}

} // namespace

torch::Tensor toTorch(const TensorView& view)
{
    const auto type = memoryType(view.entry.dtype);
    TORCH_CHECK(type, "no torch type for ", toString(view.entry.dtype));
    auto tensor = torch::empty(view.entry.shape, torch::TensorOptions(*type));
    if (!view.bytes.empty())
        std::memcpy(tensor.data_ptr(), view.bytes.data(), view.bytes.size());
    return tensor;
}

TensorToWrite toFile(std::string name, const torch::Tensor& tensor)
{
    const auto dense = tensor.detach().to(torch::kCPU).contiguous();
    const auto* pair = std::find_if(std::begin(kTypes), std::end(kTypes),
                                    [&](const TypePair& each) { return each.memory == dense.scalar_type(); });
    TORCH_CHECK(pair != std::end(kTypes), "no file type for ", dense.scalar_type());
    TensorToWrite out{std::move(name), pair->file, dense.sizes().vec(), {}};
    out.bytes.resize(static_cast<std::size_t>(dense.numel()) * bytesPerElement(pair->file));
    if (!out.bytes.empty())
        std::memcpy(out.bytes.data(), dense.data_ptr(), out.bytes.size());
    return out;
}

base::Result<void> loadWeights(torch::nn::Module& net, const Safetensors& weights, std::string_view prefix)
{
    const NamedTensors targets = tensorsOf(net, prefix);
    const auto belongs = [prefix](const TensorEntry& entry) { return entry.name.starts_with(prefix); };
    const auto stored = std::count_if(weights.entries().begin(), weights.entries().end(), belongs);
    if (static_cast<std::size_t>(stored) > targets.size())
        return mismatch("The weights hold tensors that the net does not have");
    for (const auto& [name, tensor] : targets)
        if (auto copied = copyInto(tensor, name, weights); !copied)
            return copied;
    return {};
}

std::vector<TensorToWrite> weightsOf(const torch::nn::Module& net, std::string_view prefix)
{
    std::vector<TensorToWrite> all;
    for (const auto& [name, tensor] : tensorsOf(net, prefix))
        all.push_back(toFile(name, tensor));
    return all;
}

} // namespace melisma::ml
