// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/coupling_flow.h"

namespace melisma::ml {

CouplingFlow::CouplingFlow(const WeightReader& weights, const Shape& shape) : m_shape(shape)
{
    const auto map = [](const WeightReader& at, std::int64_t inputs, std::int64_t outputs) {
        return Affine{at.take("weight", {outputs, inputs, 1}).squeeze(2), at.take("bias", {outputs})};
    };
    const auto half = shape.channels / 2;
    for (std::int64_t index = 0; index < shape.flows; ++index) {
        const auto flow = weights.at("flows").at(std::to_string(2 * index)); // the odd ones are the changes of sides
        m_flows.push_back({map(flow.at("pre"), half, shape.net.width), map(flow.at("post"), shape.net.width, half),
                           WaveNet(flow.at("enc"), shape.net)});
    }
}

torch::Tensor CouplingFlow::shift(const Flow& flow, const torch::Tensor& half, const torch::Tensor& condition) const
{
    const auto inner = flow.net.forward(torch::linear(half, flow.pre.weight, flow.pre.bias), condition);
    return torch::linear(inner, flow.post.weight, flow.post.bias);
}

torch::Tensor CouplingFlow::forward(const torch::Tensor& rows, const torch::Tensor& condition) const
{
    const auto half = m_shape.channels / 2;
    auto now = rows;
    for (const Flow& flow : m_flows) {
        const auto first = now.narrow(1, 0, half);
        const auto second = now.narrow(1, half, half);
        now = torch::flip(torch::cat({first, second + shift(flow, first, condition)}, 1), {1});
    }
    return now;
}

torch::Tensor CouplingFlow::reverse(const torch::Tensor& rows, const torch::Tensor& condition,
                                    const std::stop_token& stop) const
{
    const auto half = m_shape.channels / 2;
    auto now = rows;
    for (auto flow = m_flows.rbegin(); flow != m_flows.rend() && !stop.stop_requested(); ++flow) {
        now = torch::flip(now, {1});
        const auto first = now.narrow(1, 0, half);
        const auto second = now.narrow(1, half, half);
        now = torch::cat({first, second - shift(*flow, first, condition)}, 1);
    }
    return now;
}

} // namespace melisma::ml
