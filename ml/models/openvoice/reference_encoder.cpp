// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/openvoice/reference_encoder.h"

#include <algorithm>

namespace melisma::ml::openvoice {

namespace {

constexpr double kEpsilon = 1e-5;

std::int64_t sizeOf(const WeightReader& weights, std::string_view name, std::size_t axis)
{
    const auto shape = weights.shape(name);
    constexpr std::int64_t kLargest = 4096;
    return axis < shape.size() && shape[axis] > 0 && shape[axis] <= kLargest ? shape[axis] : 1;
}

} // namespace

ReferenceEncoder::ReferenceEncoder(const WeightReader& weights, std::int64_t bins, std::int64_t conditions)
    : m_normWeight(weights.at("layernorm").take("weight", {bins}))
    , m_normBias(weights.at("layernorm").take("bias", {bins}))
    , m_hidden(sizeOf(weights, "gru.weight_hh_l0", 1))
{
    std::int64_t inputs = 1;
    std::int64_t left = bins;
    const int count = std::min(weights.at("convs").count(), 16);
    for (int index = 0; index < count; ++index) {
        const auto conv = weights.at("convs").at(std::to_string(index));
        const auto outputs = sizeOf(conv, "weight", 0);
        m_convs.push_back({conv.take("weight", {outputs, inputs, 3, 3}), conv.take("bias", {outputs})});
        inputs = outputs;
        left = (left - 1) / 2 + 1;
    }
    const auto gru = weights.at("gru");
    m_recurrent = {gru.take("weight_ih_l0", {3 * m_hidden, inputs * left}),
                   gru.take("weight_hh_l0", {3 * m_hidden, m_hidden}), gru.take("bias_ih_l0", {3 * m_hidden}),
                   gru.take("bias_hh_l0", {3 * m_hidden})};
    m_weight = weights.at("proj").take("weight", {conditions, m_hidden});
    m_bias = weights.at("proj").take("bias", {conditions});
}

torch::Tensor ReferenceEncoder::forward(const torch::Tensor& spectrogram) const
{
    const auto bins = spectrogram.size(1);
    auto image = torch::layer_norm(spectrogram, {bins}, m_normWeight, m_normBias, kEpsilon).view({1, 1, -1, bins});
    for (const Conv& conv : m_convs)
        image = torch::relu(at::conv2d(image, conv.weight, conv.bias, {2, 2}, {1, 1}));
    const auto rows = image.transpose(1, 2).reshape({1, image.size(2), -1});
    const auto zero = torch::zeros({1, 1, m_hidden}, rows.options());
    const auto last = std::get<1>(at::gru(rows, zero, m_recurrent, /*has_biases=*/true, /*num_layers=*/1,
                                          /*dropout=*/0.0, /*train=*/false, /*bidirectional=*/false,
                                          /*batch_first=*/true));
    return torch::linear(last[0], m_weight, m_bias)[0];
}

} // namespace melisma::ml::openvoice
