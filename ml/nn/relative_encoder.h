// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/conv_rows.h"

namespace melisma::ml {

/// The encoder of VITS (Kim, Kong and Son 2021): layers of attention that also knows how far apart two rows are
/// (Shaw, Uszkoreit and Vaswani 2018), each followed by two convolutions. Immutable; any thread.
class RelativeEncoder {
public:
    struct Shape {
        std::int64_t width = 192;
        std::int64_t inner = 768;
        std::int64_t heads = 2;
        std::int64_t layers = 6;
        std::int64_t taps = 3;    ///< odd
        std::int64_t window = 10; ///< rows to both sides whose distance matters
    };

    RelativeEncoder() = default;
    /// Takes "attn_layers", "norm_layers_1", "ffn_layers" and "norm_layers_2", numbered from 0.
    RelativeEncoder(const WeightReader& weights, const Shape& shape);

    /// [rows, width] -> the same shape
    torch::Tensor forward(const torch::Tensor& rows) const;

private:
    struct Affine {
        torch::Tensor weight, bias;
    };
    struct Layer {
        Affine query, key, value, out;
        torch::Tensor keyOffsets, valueOffsets; ///< [2 * window + 1, width of a head]
        Affine norm1, norm2;
        ConvRows conv1, conv2;
    };

    torch::Tensor attended(const Layer& layer, const torch::Tensor& rows) const;
    void attendBlock(const torch::Tensor& into, const torch::Tensor& queries, const torch::Tensor& keys,
                     const torch::Tensor& values, const Layer& layer, std::int64_t first) const;

    Shape m_shape;
    std::vector<Layer> m_layers;
};

} // namespace melisma::ml
