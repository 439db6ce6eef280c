// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/conv_rows.h"

namespace melisma::ml {

/// Gated convolutions with short cuts, led by a condition (van den Oord et al. 2016, as in WaveGlow and VITS).
/// Immutable; any thread.
class WaveNet {
public:
    struct Shape {
        std::int64_t width = 192;
        std::int64_t taps = 5; ///< odd
        std::int64_t layers = 3;
        std::int64_t conditions = 256;
    };

    WaveNet() = default;
    /// Takes "in_layers", "res_skip_layers" and "cond_layer".
    WaveNet(const WeightReader& weights, const Shape& shape);

    /// [rows, width], condition [conditions] -> [rows, width]
    torch::Tensor forward(const torch::Tensor& rows, const torch::Tensor& condition) const;

private:
    struct Layer {
        ConvRows in;
        torch::Tensor weight, bias; ///< of what goes on (not in the last) and what is given out
    };

    Shape m_shape;
    std::vector<Layer> m_layers;
    torch::Tensor m_conditionWeight, m_conditionBias;
};

} // namespace melisma::ml
