// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/gated_block.h"

namespace melisma::ml::content {

namespace nn = torch::nn;

GatedBlockImpl::GatedBlockImpl(std::int64_t width, std::int64_t taps, std::int64_t dilation)
    : m_taps(taps)
    , m_dilation(dilation)
{
    m_norm = register_module("norm", nn::LayerNorm(nn::LayerNormOptions({width})));
    m_gate = register_module("gate", nn::Linear(taps * width, 2 * width));
    m_mix = register_module("mix", nn::Linear(width, width));
    const torch::NoGradGuard still;
    m_mix->weight.mul_(0.3); // a deep stack begins as a shallow one
}

torch::Tensor GatedBlockImpl::forward(const torch::Tensor& rows)
{
    const auto around = m_dilation * (m_taps / 2);
    const auto even = torch::constant_pad_nd(m_norm(rows), {0, 0, around, around});
    std::vector<torch::Tensor> shifted;
    for (std::int64_t tap = 0; tap < m_taps; ++tap)
        shifted.push_back(even.narrow(1, tap * m_dilation, rows.size(1)));
    const auto halves = m_gate(torch::cat(shifted, 2)).chunk(2, 2);
    return rows + m_mix(torch::tanh(halves[0]) * torch::sigmoid(halves[1]));
}

} // namespace melisma::ml::content
