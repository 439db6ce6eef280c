// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/rmvpe/unet.h"

namespace melisma::ml::rmvpe {

namespace {

constexpr double kEpsilon = 1e-5;

struct ScaleShift {
    torch::Tensor scale, shift;
};

/// What batch normalisation does once it has learnt.
ScaleShift takeNorm(const WeightReader& at, std::int64_t channels)
{
    const auto mean = at.take("running_mean", {channels}).to(torch::kFloat64);
    const auto variance = at.take("running_var", {channels}).to(torch::kFloat64);
    const auto weight = at.take("weight", {channels}).to(torch::kFloat64);
    const auto bias = at.take("bias", {channels}).to(torch::kFloat64);
    const auto scale = weight / torch::sqrt(variance + kEpsilon);
    return {scale, bias - mean * scale};
}

std::int64_t sizeOf(const WeightReader& weights, std::string_view name, std::size_t axis)
{
    const auto shape = weights.shape(name);
    constexpr std::int64_t kLargest = 8192;
    return axis < shape.size() && shape[axis] > 0 && shape[axis] <= kLargest ? shape[axis] : 1;
}

} // namespace

Conv takeFolded(const WeightReader& conv, const WeightReader& norm, torch::IntArrayRef shape, std::int64_t outputAxis)
{
    const auto weight = conv.take("weight", shape).to(torch::kFloat64);
    const auto known = takeNorm(norm, shape[static_cast<std::size_t>(outputAxis)]);
    std::vector<std::int64_t> along(shape.size(), 1);
    along[static_cast<std::size_t>(outputAxis)] = -1;
    return {(weight * known.scale.view(along)).to(torch::kFloat32), known.shift.to(torch::kFloat32)};
}

torch::Tensor Conv::forward(const torch::Tensor& image) const
{
    const torch::IntArrayRef::value_type pad = weight.size(2) / 2;
    return at::conv2d(image, weight, bias, {1, 1}, {pad, pad});
}

torch::Tensor ResidualBlock::forward(const torch::Tensor& image) const
{
    auto between = first.forward(image);
    auto now = second.forward(between.relu_());
    return now.relu_().add_(cut.weight.defined() ? cut.forward(image) : image);
}

UNet::Blocks UNet::takeBlocks(const WeightReader& list, std::int64_t inputs, std::int64_t outputs) const
{
    Blocks blocks;
    const int count = list.count();
    for (int index = 0; index < count; ++index) {
        const auto block = list.at(std::to_string(index));
        const auto conv = block.at("conv");
        const auto from = index == 0 ? inputs : outputs;
        ResidualBlock made{takeFolded(conv.at("0"), conv.at("1"), {outputs, from, 3, 3}, 0),
                           takeFolded(conv.at("3"), conv.at("4"), {outputs, outputs, 3, 3}, 0),
                           {}};
        if (from != outputs)
            made.cut = {block.take("shortcut.weight", {outputs, from, 1, 1}), block.take("shortcut.bias", {outputs})};
        blocks.push_back(std::move(made));
    }
    return blocks;
}

UNet::UNet(const WeightReader& weights)
{
    const auto norm = takeNorm(weights.at("encoder.bn"), 1);
    m_scale = norm.scale.to(torch::kFloat32);
    m_shift = norm.shift.to(torch::kFloat32);
    m_channels = sizeOf(weights, "encoder.layers.0.conv.0.conv.0.weight", 0);
    const auto down = weights.at("encoder.layers");
    const int levels = std::min(down.count(), 8);
    std::int64_t inputs = 1;
    std::int64_t outputs = m_channels;
    for (int level = 0; level < levels; ++level, inputs = outputs, outputs *= 2)
        m_down.push_back(takeBlocks(down.at(std::to_string(level)).at("conv"), inputs, outputs));
    const auto middle = weights.at("intermediate.layers");
    const int between = std::min(middle.count(), 64);
    for (int index = 0; index < between; ++index)
        m_middle.push_back(
            takeBlocks(middle.at(std::to_string(index)).at("conv"), index == 0 ? inputs : outputs, outputs));
    const auto up = weights.at("decoder.layers");
    for (int level = 0; level < levels; ++level, outputs /= 2) {
        const auto at = up.at(std::to_string(level));
        m_up.push_back({takeFolded(at.at("conv1.0"), at.at("conv1.1"), {outputs, outputs / 2, 3, 3}, 1),
                        takeBlocks(at.at("conv2"), outputs, outputs / 2)});
    }
}

torch::Tensor UNet::forward(const torch::Tensor& image, const std::stop_token& stop) const
{
    const auto through = [&stop](const Blocks& blocks, torch::Tensor now) {
        for (const ResidualBlock& block : blocks)
            if (!stop.stop_requested())
                now = block.forward(now);
        return now;
    };
    std::vector<torch::Tensor> kept;
    auto now = image * m_scale + m_shift;
    for (const Blocks& level : m_down) {
        kept.push_back(through(level, now));
        if (stop.stop_requested())
            return {};
        now = at::avg_pool2d(kept.back(), {2, 2});
    }
    for (const Blocks& blocks : m_middle)
        now = through(blocks, now);
    for (const Up& level : m_up) {
        if (stop.stop_requested())
            return {};
        now = at::conv_transpose2d(now, level.widen.weight, level.widen.bias, {2, 2}, {1, 1}, {1, 1});
        now.relu_();
        now = through(level.blocks, torch::cat({now, kept.back()}, 1));
        kept.pop_back();
    }
    return stop.stop_requested() ? torch::Tensor() : now;
}

} // namespace melisma::ml::rmvpe
