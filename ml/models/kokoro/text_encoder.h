// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/kokoro/config.h"
#include "ml/nn/bi_lstm.h"
#include "ml/nn/conv_rows.h"

namespace melisma::ml::kokoro {

/// What a symbol sounds like among its neighbours: convolutions and an LSTM (Tacotron 2's encoder, Shen et al. 2018).
/// Immutable.
class TextEncoder {
public:
    TextEncoder(const WeightReader& weights, const Config& config);

    /// int64 [symbols] -> [symbols, width]
    torch::Tensor forward(const torch::Tensor& ids) const;

private:
    struct Layer {
        ConvRows conv;
        torch::Tensor gamma, beta;
    };
    torch::Tensor m_embedding;
    std::vector<Layer> m_layers;
    BiLstm m_lstm;
};

} // namespace melisma::ml::kokoro
