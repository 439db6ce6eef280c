// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/content_net.h"

namespace melisma::ml::content {

namespace {

namespace nn = torch::nn;

std::int64_t dilationOf(std::int64_t block)
{
    return std::int64_t{1} << (block % 4);
}

} // namespace

std::int64_t reachOf(const NetShape& shape)
{
    std::int64_t reach = 2; // of the two convolutions that make frames of mel rows
    for (std::int64_t block = 0; block < shape.blocks; ++block)
        reach += dilationOf(block) * (shape.taps / 2);
    return reach;
}

ContentNetImpl::ContentNetImpl(const NetShape& shape) : m_shape(shape)
{
    const auto width = shape.width;
    m_ear = register_module("ear", nn::Conv1d(nn::Conv1dOptions(kMelBands, width, 5).padding(2)));
    m_halve = register_module("halve", nn::Conv1d(nn::Conv1dOptions(width, width, 4).stride(2).padding(1)));
    for (std::int64_t block = 0; block < shape.blocks; ++block)
        m_blocks->push_back(GatedBlock(width, shape.taps, dilationOf(block)));
    register_module("blocks", m_blocks);
    m_last = register_module("last", nn::LayerNorm(nn::LayerNormOptions({width})));
    m_features = register_module("features", nn::Linear(width, kFeatureWidth));
    m_tokens = register_module("tokens", nn::Linear(width, kTokens));
    m_curves = register_module("curves", nn::Linear(width, 4));
}

Heard ContentNetImpl::forward(const torch::Tensor& mels)
{
    // Speech at the usual level lies about -4; the net should start near zero and one.
    auto heard = (mels.transpose(1, 2) + 4.0) / 3.0;
    heard = m_halve(torch::gelu(m_ear(heard)));
    // The gradient of libtorch 1.13's gelu is wrong where rows and channels stand the other way round in memory.
    heard = torch::gelu(heard.transpose(1, 2).contiguous());
    for (const auto& block : *m_blocks)
        heard = block->as<GatedBlock>()->forward(heard);
    const auto rows = m_last(heard);
    const auto curves = m_curves(rows);
    const auto batch = rows.size(0);
    return {m_features(rows), m_tokens(rows), curves.narrow(2, 0, 2).reshape({batch, -1}),
            curves.narrow(2, 2, 2).reshape({batch, -1})};
}

} // namespace melisma::ml::content
