// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/text_encoder.h"

namespace melisma::ml::kokoro {

TextEncoder::TextEncoder(const WeightReader& weights, const Config& config)
    : m_embedding(weights.at("embedding").take("weight", {config.albert.symbols, config.width}))
    , m_lstm(weights.at("lstm"), config.width, config.width / 2)
{
    const auto taps = config.encoderTaps;
    for (std::int64_t index = 0; index < config.encoderLayers; ++index) {
        const auto layer = weights.at("cnn").at(std::to_string(index));
        m_layers.push_back({ConvRows(layer.at("0"), {config.width, config.width, taps, 1, 1, ConvShape::same(taps)}),
                            layer.at("1").take("gamma", {config.width}), layer.at("1").take("beta", {config.width})});
    }
}

torch::Tensor TextEncoder::forward(const torch::Tensor& ids) const
{
    auto rows = m_embedding.index_select(0, ids);
    for (const Layer& layer : m_layers)
        rows = torch::leaky_relu(
            torch::layer_norm(layer.conv.forward(rows), {rows.size(1)}, layer.gamma, layer.beta, 1e-5), 0.2);
    return m_lstm.forward(rows);
}

} // namespace melisma::ml::kokoro
