// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/relative_encoder.h"

#include "ml/nn/attention.h"

#include <cmath>

namespace melisma::ml {

namespace {

constexpr double kEpsilon = 1e-5;

torch::Tensor normalised(const torch::Tensor& rows, const torch::Tensor& weight, const torch::Tensor& bias)
{
    return torch::layer_norm(rows, {rows.size(1)}, weight, bias, kEpsilon);
}

} // namespace

RelativeEncoder::RelativeEncoder(const WeightReader& weights, const Shape& shape) : m_shape(shape)
{
    const auto width = shape.width;
    const auto head = width / shape.heads;
    const auto norm = [&](const WeightReader& at) {
        return Affine{at.take("gamma", {width}), at.take("beta", {width})};
    };
    const auto map = [&](const WeightReader& at) {
        return Affine{at.take("weight", {width, width, 1}).squeeze(2), at.take("bias", {width})};
    };
    for (std::int64_t index = 0; index < shape.layers; ++index) {
        const std::string number = std::to_string(index);
        const auto attention = weights.at("attn_layers").at(number);
        const auto inner = weights.at("ffn_layers").at(number);
        const auto same = ConvShape::same(shape.taps);
        const auto keyOffsets = attention.take("emb_rel_k", {1, 2 * shape.window + 1, head})[0];
        const auto valueOffsets = attention.take("emb_rel_v", {1, 2 * shape.window + 1, head})[0];
        m_layers.push_back({map(attention.at("conv_q")), map(attention.at("conv_k")), map(attention.at("conv_v")),
                            map(attention.at("conv_o")), keyOffsets, valueOffsets,
                            norm(weights.at("norm_layers_1").at(number)), norm(weights.at("norm_layers_2").at(number)),
                            ConvRows(inner.at("conv_1"), {width, shape.inner, shape.taps, 1, 1, same}),
                            ConvRows(inner.at("conv_2"), {shape.inner, width, shape.taps, 1, 1, same})});
    }
}

/// Scores and values of the rows near a query get what belongs to their distance. Places beyond the ends are moved to
/// the nearest row and get nothing.
void RelativeEncoder::attendBlock(const torch::Tensor& into, const torch::Tensor& queries, const torch::Tensor& keys,
                                  const torch::Tensor& values, const Layer& layer, std::int64_t first) const
{
    const auto rows = keys.size(1);
    const auto count = queries.size(1);
    const auto whole = torch::TensorOptions(torch::kInt64).device(queries.device());
    const auto offset = torch::arange(-m_shape.window, m_shape.window + 1, whole).unsqueeze(0);
    const auto place = torch::arange(first, first + count, whole).unsqueeze(1) + offset; // [count, 2 * window + 1]
    const auto inside = ((place >= 0) & (place < rows)).to(queries.dtype());
    const auto index = place.clamp(0, rows - 1).unsqueeze(0).expand({queries.size(0), -1, -1});
    auto scores = torch::matmul(queries, keys.transpose(1, 2));
    scores.scatter_add_(2, index, torch::matmul(queries, layer.keyOffsets.t()) * inside);
    const auto shares = torch::softmax(scores, 2);
    const auto near = torch::gather(shares, 2, index) * inside;
    into.copy_(torch::matmul(shares, values) + torch::matmul(near, layer.valueOffsets));
}

torch::Tensor RelativeEncoder::attended(const Layer& layer, const torch::Tensor& rows) const
{
    const auto width = m_shape.width / m_shape.heads;
    const auto heads = [&](const Affine& map) { // [heads, rows, width]
        return torch::linear(rows, map.weight, map.bias).view({-1, m_shape.heads, width}).transpose(0, 1);
    };
    const auto queries = heads(layer.query) / std::sqrt(static_cast<double>(width));
    const auto keys = heads(layer.key);
    const auto values = heads(layer.value);
    auto mixed = torch::empty({m_shape.heads, rows.size(0), width}, rows.options());
    inBlocks(rows.size(0), kQueriesAtOnce, [&](std::int64_t first, std::int64_t count) {
        attendBlock(mixed.narrow(1, first, count), queries.narrow(1, first, count), keys, values, layer, first);
    });
    return torch::linear(mixed.transpose(0, 1).reshape({-1, m_shape.width}), layer.out.weight, layer.out.bias);
}

torch::Tensor RelativeEncoder::forward(const torch::Tensor& rows) const
{
    auto now = rows;
    for (const Layer& layer : m_layers) {
        now = normalised(now + attended(layer, now), layer.norm1.weight, layer.norm1.bias);
        const auto inner = layer.conv2.forward(torch::relu(layer.conv1.forward(now)));
        now = normalised(now + inner, layer.norm2.weight, layer.norm2.bias);
    }
    return now;
}

} // namespace melisma::ml
