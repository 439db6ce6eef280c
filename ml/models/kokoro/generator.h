// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/kokoro/config.h"
#include "ml/nn/harmonic_source.h"
#include "ml/nn/short_stft.h"
#include "ml/nn/snake_block.h"

namespace melisma::ml::kokoro {

/// The vocoder: iSTFTNet (Kaneko et al. 2022) with a harmonic source (Wang et al. 2019) and snake blocks. Immutable.
class Generator {
public:
    Generator(const WeightReader& weights, const Config& config, torch::Device device);

    /// `features` [values, decoderOutput], `pitch` [values] in Hz, `style` [style] -> samples
    /// [values * kSamplesPerFrame / kValuesPerFrame]. Answers early and unfinished when stopped.
    torch::Tensor forward(const torch::Tensor& features, const torch::Tensor& pitch, const torch::Tensor& style,
                          const SourceChance& chance, StatisticsTape& tape, const std::stop_token& stop) const;

private:
    struct Stage {
        UpsampleRows up;
        ConvRows noiseConv;
        std::vector<SnakeBlock> noise; ///< one
        std::vector<SnakeBlock> blocks;
        std::int64_t channels = 0;
        std::int64_t pad = 0; ///< the most that a block wants
    };
    torch::Tensor run(const Stage& stage, bool last, const torch::Tensor& rows, const torch::Tensor& source,
                      const torch::Tensor& style, StatisticsTape& tape, const std::stop_token& stop) const;

    HarmonicSource m_source;
    ShortStft m_stft;
    std::vector<Stage> m_stages;
    ConvRows m_last;
};

} // namespace melisma::ml::kokoro
