// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/adain.h"

namespace melisma::ml {

/// The residual block of StyleTTS 2's decoder and prosody predictor (Li et al. 2023): twice adaptive normalisation,
/// leaky rectifier and a convolution of three taps, beside a shortcut; may double the rows. Immutable; any thread.
class AdaInBlock {
public:
    struct Shape {
        std::int64_t inputs = 0;
        std::int64_t outputs = 0;
        std::int64_t styleWidth = 0;
        bool doubles = false; ///< twice as many rows come out
    };

    AdaInBlock() = default;
    /// Takes "norm1", "norm2", "conv1", "conv2", where the widths differ "conv1x1", where rows double "pool".
    AdaInBlock(const WeightReader& weights, const Shape& shape);

    /// [rows, inputs], [styleWidth] -> [rows or 2 * rows, outputs]
    torch::Tensor forward(const torch::Tensor& rows, const torch::Tensor& style, StatisticsTape& tape) const;

private:
    torch::Tensor shortcut(const torch::Tensor& rows) const;
    PaddedRows pooled(const PaddedRows& rows) const;

    Shape m_shape;
    AdaIn m_norm1, m_norm2;
    ConvRows m_conv1, m_conv2, m_narrow;
    torch::Tensor m_poolWeight; ///< [3, inputs]
    torch::Tensor m_poolBias;
};

} // namespace melisma::ml
