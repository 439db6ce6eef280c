// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/kokoro/config.h"
#include "ml/nn/adain_block.h"
#include "ml/nn/bi_lstm.h"

namespace melisma::ml::kokoro {

/// How long each symbol lasts, how high and how loud it is: StyleTTS 2's predictor (Li et al. 2023). Immutable.
class ProsodyPredictor {
public:
    ProsodyPredictor(const WeightReader& weights, const Config& config);

    /// `text` [symbols, width], `style` [style] -> [symbols, width + style]: text that knows its style.
    torch::Tensor encode(const torch::Tensor& text, const torch::Tensor& style) const;
    /// -> [symbols], in frames at speed 1, before rounding.
    torch::Tensor durations(const torch::Tensor& encoded) const;
    /// `frames` [frames, width + style]: the encoded symbols, each as often as it lasts -> pitch in Hz and energy,
    /// each [2 * frames].
    std::pair<torch::Tensor, torch::Tensor> curves(const torch::Tensor& frames, const torch::Tensor& style) const;

private:
    struct Layer {
        BiLstm lstm;
        torch::Tensor weight, bias; ///< of the adaptive layer normalisation
    };
    struct Curve {
        std::vector<AdaInBlock> blocks;
        ConvRows last;
    };
    Curve readCurve(const WeightReader& weights, const std::string& name) const;
    static torch::Tensor run(const Curve& curve, const torch::Tensor& rows, const torch::Tensor& style);

    std::int64_t m_width, m_style;
    std::vector<Layer> m_layers;
    BiLstm m_durationLstm, m_shared;
    torch::Tensor m_durationWeight, m_durationBias;
    Curve m_pitch, m_energy;
};

} // namespace melisma::ml::kokoro
