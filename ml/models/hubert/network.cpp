// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/hubert/network.h"

#include "ml/nn/attention.h"

#include <cmath>

namespace melisma::ml::hubert {

namespace {

constexpr double kEpsilon = 1e-5;

Affine linear(const WeightReader& at, std::int64_t inputs, std::int64_t outputs)
{
    return {at.take("weight", {outputs, inputs}), at.take("bias", {outputs})};
}

Affine norm(const WeightReader& at, std::int64_t width)
{
    return {at.take("weight", {width}), at.take("bias", {width})};
}

torch::Tensor through(const torch::Tensor& rows, const Affine& map)
{
    return torch::linear(rows, map.weight, map.bias);
}

torch::Tensor normalised(const torch::Tensor& rows, const Affine& norm)
{
    return torch::layer_norm(rows, {rows.size(1)}, norm.weight, norm.bias, kEpsilon);
}

} // namespace

Ear::Ear(const WeightReader& weights, std::int64_t channels)
{
    for (std::size_t layer = 0; layer < kTaps.size(); ++layer)
        m_weights.push_back(
            weights.at(std::to_string(layer)).take("conv.weight", {channels, layer == 0 ? 1 : channels, kTaps[layer]}));
    m_norm = norm(weights.at("0.layer_norm"), channels);
}

torch::Tensor Ear::forward(const torch::Tensor& samples) const
{
    auto rows = samples.view({1, 1, -1});
    for (std::size_t layer = 0; layer < kTaps.size(); ++layer) {
        rows = at::conv1d(rows, m_weights[layer], {}, torch::IntArrayRef{kStrides[layer]});
        if (layer == 0)
            rows = torch::group_norm(rows, rows.size(1), m_norm.weight, m_norm.bias, kEpsilon);
        at::gelu_(rows);
    }
    return rows[0].t().contiguous();
}

Listener::Listener(const WeightReader& weights, const Shape& shape) : m_shape(shape)
{
    const auto width = shape.width;
    const auto places = weights.at("pos_conv_embed.conv");
    m_places = {places.take("weight", {width, width / shape.placeGroups, shape.placeTaps}),
                places.take("bias", {width})};
    m_norm = norm(weights.at("layer_norm"), width);
    for (std::int64_t index = 0; index < shape.layers; ++index) {
        const auto layer = weights.at("layers").at(std::to_string(index));
        const auto attention = layer.at("attention");
        m_layers.push_back({linear(attention.at("q_proj"), width, width), linear(attention.at("k_proj"), width, width),
                            linear(attention.at("v_proj"), width, width),
                            linear(attention.at("out_proj"), width, width), norm(layer.at("layer_norm"), width),
                            linear(layer.at("feed_forward.intermediate_dense"), width, shape.inner),
                            linear(layer.at("feed_forward.output_dense"), shape.inner, width),
                            norm(layer.at("final_layer_norm"), width)});
    }
}

/// A wide convolution tells each row where it stands; of an even number of taps it gives one row too many.
torch::Tensor Listener::placed(const torch::Tensor& rows) const
{
    const auto taps = m_shape.placeTaps;
    const auto turned = rows.t().unsqueeze(0);
    auto places = at::conv1d(turned, m_places.weight, m_places.bias, torch::IntArrayRef{std::int64_t{1}},
                             torch::IntArrayRef{taps / 2}, torch::IntArrayRef{std::int64_t{1}}, m_shape.placeGroups);
    places = places.narrow(2, 0, rows.size(0));
    return normalised(rows + at::gelu(places)[0].t(), m_norm);
}

torch::Tensor Listener::attended(const Layer& layer, const torch::Tensor& rows) const
{
    const auto heads = [&](const Affine& map) { // [heads, rows, width of one]
        return through(rows, map).view({rows.size(0), -1, kHeadWidth}).transpose(0, 1);
    };
    const auto queries = heads(layer.query) / std::sqrt(static_cast<double>(kHeadWidth));
    const auto mixed = attend(queries, heads(layer.key), heads(layer.value));
    return through(mixed.transpose(0, 1).reshape({rows.size(0), -1}), layer.out);
}

torch::Tensor Listener::forward(const torch::Tensor& rows, std::int64_t layers, const std::stop_token& stop) const
{
    auto now = placed(rows);
    for (std::int64_t index = 0; index < layers && !stop.stop_requested(); ++index) {
        const Layer& layer = m_layers[static_cast<std::size_t>(index)];
        now = normalised(now + attended(layer, now), layer.norm1);
        now = normalised(now + through(at::gelu(through(now, layer.inner)), layer.outer), layer.norm2);
    }
    return now;
}

} // namespace melisma::ml::hubert
