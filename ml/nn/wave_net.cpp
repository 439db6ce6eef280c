// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/wave_net.h"

namespace melisma::ml {

WaveNet::WaveNet(const WeightReader& weights, const Shape& shape) : m_shape(shape)
{
    const auto width = shape.width;
    for (std::int64_t index = 0; index < shape.layers; ++index) {
        const std::string number = std::to_string(index);
        const auto outputs = index + 1 < shape.layers ? 2 * width : width;
        const auto out = weights.at("res_skip_layers").at(number);
        m_layers.push_back({ConvRows(weights.at("in_layers").at(number),
                                     {width, 2 * width, shape.taps, 1, 1, ConvShape::same(shape.taps)}),
                            out.take("weight", {outputs, width, 1}).squeeze(2), out.take("bias", {outputs})});
    }
    const auto condition = weights.at("cond_layer");
    m_conditionWeight = condition.take("weight", {2 * width * shape.layers, shape.conditions, 1}).squeeze(2);
    m_conditionBias = condition.take("bias", {2 * width * shape.layers});
}

torch::Tensor WaveNet::forward(const torch::Tensor& rows, const torch::Tensor& condition) const
{
    const auto width = m_shape.width;
    const auto told = torch::linear(condition.unsqueeze(0), m_conditionWeight, m_conditionBias)[0];
    auto now = rows;
    auto sum = torch::zeros_like(rows);
    for (std::size_t index = 0; index < m_layers.size(); ++index) {
        const Layer& layer = m_layers[index];
        auto inner = layer.in.forward(now);
        inner += told.narrow(0, static_cast<std::int64_t>(index) * 2 * width, 2 * width);
        const auto gated = torch::tanh(inner.narrow(1, 0, width)) * torch::sigmoid(inner.narrow(1, width, width));
        const auto out = torch::linear(gated, layer.weight, layer.bias);
        if (index + 1 == m_layers.size())
            return sum + out;
        now = now + out.narrow(1, 0, width);
        sum += out.narrow(1, width, width);
    }
    return sum;
}

} // namespace melisma::ml
