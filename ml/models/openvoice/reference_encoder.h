// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/weight_reader.h"

namespace melisma::ml::openvoice {

/// Tells a voice's tone colour from a spectrogram: convolutions that halve time and frequency, then a recurrent layer
/// (as the reference encoder of Skerry-Ryan et al. 2018). Immutable; any thread.
class ReferenceEncoder {
public:
    ReferenceEncoder() = default;
    /// Takes "layernorm", "convs", "gru" and "proj".
    ReferenceEncoder(const WeightReader& weights, std::int64_t bins, std::int64_t conditions);

    /// [frames, bins] -> [conditions]
    torch::Tensor forward(const torch::Tensor& spectrogram) const;

private:
    struct Conv {
        torch::Tensor weight, bias;
    };

    torch::Tensor m_normWeight, m_normBias;
    std::vector<Conv> m_convs;
    std::vector<torch::Tensor> m_recurrent;
    std::int64_t m_hidden = 128;
    torch::Tensor m_weight, m_bias;
};

} // namespace melisma::ml::openvoice
