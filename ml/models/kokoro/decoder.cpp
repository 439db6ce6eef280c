// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/decoder.h"

namespace melisma::ml::kokoro {

namespace {

constexpr ConvShape kHalving{1, 1, 3, 1, 2, 1};

} // namespace

Decoder::Decoder(const WeightReader& weights, const Config& config)
    : m_pitch(weights.at("F0_conv"), kHalving)
    , m_energy(weights.at("N_conv"), kHalving)
    , m_reminder(weights.at("asr_res.0"), {config.width, config.reminder})
    , m_encode(weights.at("encode"), {config.width + 2, config.decoderWidth, config.style, false})
{
    for (std::int64_t block = 0; block < config.decoderBlocks; ++block) {
        const bool last = block + 1 == config.decoderBlocks;
        m_blocks.emplace_back(weights.at("decode").at(std::to_string(block)),
                              AdaInBlock::Shape{config.decoderWidth + config.reminder + 2,
                                                last ? config.decoderOutput : config.decoderWidth, config.style, last});
    }
}

torch::Tensor Decoder::forward(const torch::Tensor& text, const torch::Tensor& pitch, const torch::Tensor& energy,
                               const torch::Tensor& style, StatisticsTape& tape, const std::stop_token& stop) const
{
    const auto height = m_pitch.forward(pitch.unsqueeze(1));
    const auto loudness = m_energy.forward(energy.unsqueeze(1));
    auto rows = m_encode.forward(torch::cat({text, height, loudness}, 1), style, tape);
    const auto reminder = torch::cat({m_reminder.forward(text), height, loudness}, 1);
    for (const AdaInBlock& block : m_blocks) {
        if (stop.stop_requested())
            break;
        rows = block.forward(torch::cat({rows, reminder}, 1), style, tape);
    }
    return rows;
}

} // namespace melisma::ml::kokoro
