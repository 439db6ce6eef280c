// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/kokoro/config.h"
#include "ml/nn/adain_block.h"

#include <stop_token>

namespace melisma::ml::kokoro {

/// From text, pitch and energy to the features that the generator makes sound of. Immutable.
class Decoder {
public:
    Decoder(const WeightReader& weights, const Config& config);

    /// `text` [frames, width], `pitch` and `energy` [2 * frames], `style` [style] -> [2 * frames, decoderOutput].
    /// Answers early and unfinished when stopped.
    torch::Tensor forward(const torch::Tensor& text, const torch::Tensor& pitch, const torch::Tensor& energy,
                          const torch::Tensor& style, StatisticsTape& tape, const std::stop_token& stop) const;

private:
    ConvRows m_pitch, m_energy, m_reminder;
    AdaInBlock m_encode;
    std::vector<AdaInBlock> m_blocks;
};

} // namespace melisma::ml::kokoro
