// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/prosody_predictor.h"

namespace melisma::ml::kokoro {

namespace {

torch::Tensor withStyle(const torch::Tensor& rows, const torch::Tensor& style)
{
    return torch::cat({rows, style.unsqueeze(0).expand({rows.size(0), -1})}, 1);
}

} // namespace

ProsodyPredictor::ProsodyPredictor(const WeightReader& weights, const Config& config)
    : m_width(config.width)
    , m_style(config.style)
    , m_durationLstm(weights.at("lstm"), config.width + config.style, config.width / 2)
    , m_shared(weights.at("shared"), config.width + config.style, config.width / 2)
    , m_durationWeight(weights.at("duration_proj.linear_layer").take("weight", {config.longest, config.width}))
    , m_durationBias(weights.at("duration_proj.linear_layer").take("bias", {config.longest}))
    , m_pitch(readCurve(weights, "F0"))
    , m_energy(readCurve(weights, "N"))
{
    const auto list = weights.at("text_encoder.lstms");
    for (std::int64_t layer = 0; layer < config.durationLayers; ++layer) {
        const auto norm = list.at(std::to_string(2 * layer + 1)).at("fc");
        m_layers.push_back({BiLstm(list.at(std::to_string(2 * layer)), m_width + m_style, m_width / 2),
                            norm.take("weight", {2 * m_width, m_style}), norm.take("bias", {2 * m_width})});
    }
}

ProsodyPredictor::Curve ProsodyPredictor::readCurve(const WeightReader& weights, const std::string& name) const
{
    const auto half = m_width / 2;
    const AdaInBlock::Shape shapes[] = {
        {m_width, m_width, m_style, false}, {m_width, half, m_style, true}, {half, half, m_style, false}};
    Curve curve;
    for (std::size_t block = 0; block < std::size(shapes); ++block)
        curve.blocks.emplace_back(weights.at(name).at(std::to_string(block)), shapes[block]);
    curve.last = ConvRows(weights.at(name + "_proj"), {half, 1});
    return curve;
}

torch::Tensor ProsodyPredictor::encode(const torch::Tensor& text, const torch::Tensor& style) const
{
    auto rows = withStyle(text, style);
    for (const Layer& layer : m_layers) {
        const auto wish = torch::addmv(layer.bias, layer.weight, style);
        const auto normal = torch::layer_norm(layer.lstm.forward(rows), {m_width});
        rows = withStyle((1.0 + wish.narrow(0, 0, m_width)) * normal + wish.narrow(0, m_width, m_width), style);
    }
    return rows;
}

torch::Tensor ProsodyPredictor::durations(const torch::Tensor& encoded) const
{
    const auto logits = torch::linear(m_durationLstm.forward(encoded), m_durationWeight, m_durationBias);
    return torch::sigmoid(logits).sum(1);
}

torch::Tensor ProsodyPredictor::run(const Curve& curve, const torch::Tensor& rows, const torch::Tensor& style)
{
    StatisticsTape none;
    auto values = rows;
    for (const AdaInBlock& block : curve.blocks)
        values = block.forward(values, style, none);
    return curve.last.forward(values).squeeze(1);
}

std::pair<torch::Tensor, torch::Tensor> ProsodyPredictor::curves(const torch::Tensor& frames,
                                                                 const torch::Tensor& style) const
{
    const auto shared = m_shared.forward(frames).contiguous();
    return {run(m_pitch, shared, style), run(m_energy, shared, style)};
}

} // namespace melisma::ml::kokoro
