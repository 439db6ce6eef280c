// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/hifi_gan.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace melisma::ml {

namespace {

constexpr double kSlope = 0.1;
constexpr double kLastSlope = 0.01; ///< before the last convolution the reference uses PyTorch's default
constexpr std::int64_t kEndTaps = 7;

std::int64_t product(std::vector<std::int64_t>::const_iterator from, std::vector<std::int64_t>::const_iterator to)
{
    return std::accumulate(from, to, std::int64_t{1}, std::multiplies<>());
}

/// leaky_relu(rows) between the zeros of `padded`.
void activateInto(PaddedRows& padded, const torch::Tensor& rows)
{
    auto inside = padded.rows();
    at::leaky_relu_out(inside, rows, kSlope);
}

} // namespace

std::int64_t HifiGan::hop() const
{
    return product(m_shape.rates.begin(), m_shape.rates.end());
}

HifiGan::HifiGan(const WeightReader& weights, const Shape& shape)
    : m_shape(shape)
    , m_pre(weights.at("conv_pre"), {shape.inputs, shape.initial, kEndTaps, 1, 1, ConvShape::same(kEndTaps)})
{
    m_conditionWeight = weights.at("cond").take("weight", {shape.initial, shape.conditions, 1}).squeeze(2);
    m_conditionBias = weights.at("cond").take("bias", {shape.initial});
    for (std::size_t index = 0; index < shape.rates.size(); ++index)
        m_stages.push_back(takeStage(weights, index));
    const auto channels = shape.initial >> shape.rates.size();
    m_post = ConvRows(weights.at("conv_post"), {channels, 1, kEndTaps, 1, 1, ConvShape::same(kEndTaps), false});
}

HifiGan::Block HifiGan::takeBlock(const WeightReader& weights, std::int64_t channels, std::size_t kind) const
{
    const auto taps = m_shape.blockTaps[kind];
    Block block;
    for (std::size_t round = 0; round < m_shape.dilations[kind].size(); ++round) {
        const std::string number = std::to_string(round);
        const auto dilation = m_shape.dilations[kind][round];
        const ConvShape dilated{channels, channels, taps, dilation, 1, ConvShape::same(taps, dilation)};
        if (m_shape.longBlocks)
            block.rounds.push_back(
                {ConvRows(weights.at("convs1").at(number), dilated),
                 ConvRows(weights.at("convs2").at(number), {channels, channels, taps, 1, 1, ConvShape::same(taps)})});
        else
            block.rounds.push_back({ConvRows(weights.at("convs").at(number), dilated), {}});
    }
    return block;
}

HifiGan::Stage HifiGan::takeStage(const WeightReader& weights, std::size_t index) const
{
    const auto channels = m_shape.initial >> (index + 1);
    const std::string number = std::to_string(index);
    Stage stage;
    stage.up =
        UpsampleRows(weights.at("ups").at(number), 2 * channels, channels, m_shape.rates[index], m_shape.upTaps[index]);
    if (m_shape.sourced) {
        const auto stride =
            product(m_shape.rates.begin() + static_cast<std::ptrdiff_t>(index) + 1, m_shape.rates.end());
        const bool last = index + 1 == m_shape.rates.size();
        const ConvShape strided{1, channels, 2 * stride, 1, stride, stride / 2};
        stage.noise = ConvRows(weights.at("noise_convs").at(number), last ? ConvShape{1, channels} : strided);
    }
    for (std::size_t kind = 0; kind < m_shape.blockTaps.size(); ++kind) {
        const auto place = index * m_shape.blockTaps.size() + kind;
        stage.blocks.push_back(takeBlock(weights.at("resblocks").at(std::to_string(place)), channels, kind));
        for (const std::int64_t dilation : m_shape.dilations[kind])
            stage.pad = std::max(stage.pad, ConvShape::same(m_shape.blockTaps[kind], dilation));
    }
    return stage;
}

/// The mean of the stage's blocks.
torch::Tensor HifiGan::through(const Stage& stage, const torch::Tensor& rows, const std::stop_token& stop) const
{
    auto padded = PaddedRows::make(rows.size(0), rows.size(1), stage.pad, rows.device());
    auto between = torch::empty_like(rows);
    auto sum = torch::zeros_like(rows);
    auto now = torch::empty_like(rows);
    for (const Block& block : stage.blocks) {
        torch::Tensor before = rows;
        for (const Round& round : block.rounds) {
            if (stop.stop_requested())
                return sum;
            activateInto(padded, before);
            if (m_shape.longBlocks) {
                round.first.forwardInto(between, padded);
                activateInto(padded, between);
                round.second.forwardInto(now, padded, before);
            } else {
                round.first.forwardInto(now, padded, before);
            }
            before = now;
        }
        sum += now;
    }
    return sum.div_(static_cast<double>(stage.blocks.size()));
}

torch::Tensor HifiGan::forward(const torch::Tensor& rows, const torch::Tensor& condition, const torch::Tensor& source,
                               const std::stop_token& stop) const
{
    auto now = m_pre.forward(rows) + torch::linear(condition.unsqueeze(0), m_conditionWeight, m_conditionBias);
    for (const Stage& stage : m_stages) {
        now = stage.up.forward(torch::leaky_relu(now, kSlope)).contiguous();
        if (m_shape.sourced)
            now += stage.noise.forward(source.view({-1, 1}));
        now = through(stage, now, stop);
        if (stop.stop_requested())
            break;
    }
    if (stop.stop_requested())
        return torch::zeros({rows.size(0) * hop()}, rows.options());
    return torch::tanh(m_post.forward(torch::leaky_relu(now, kLastSlope))).view({-1});
}

} // namespace melisma::ml
