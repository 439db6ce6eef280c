// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/weight_reader.h"

#include <array>
#include <stop_token>

namespace melisma::ml::hubert {

struct Affine {
    torch::Tensor weight, bias;
};

/// Seven convolutions from samples to 50 rows a second. Names of the library transformers.
class Ear {
public:
    static constexpr std::array<std::int64_t, 7> kTaps{10, 3, 3, 3, 3, 2, 2};
    static constexpr std::array<std::int64_t, 7> kStrides{5, 2, 2, 2, 2, 2, 2};

    Ear() = default;
    Ear(const WeightReader& weights, std::int64_t channels);

    /// [samples] -> [rows, channels]
    torch::Tensor forward(const torch::Tensor& samples) const;

private:
    std::vector<torch::Tensor> m_weights;
    Affine m_norm; ///< of each channel over time, behind the first convolution
};

/// Layers of attention over the rows.
class Listener {
public:
    struct Shape {
        std::int64_t width = 768;
        std::int64_t inner = 3072;
        std::int64_t layers = 12;
        std::int64_t placeTaps = 128;
        std::int64_t placeGroups = 16;
    };
    static constexpr std::int64_t kHeadWidth = 64;

    Listener() = default;
    Listener(const WeightReader& weights, const Shape& shape);

    std::int64_t layers() const { return static_cast<std::int64_t>(m_layers.size()); }

    /// [rows, width] -> the same shape, by the first `layers` layers. Answers early and unfinished when stopped.
    torch::Tensor forward(const torch::Tensor& rows, std::int64_t layers, const std::stop_token& stop) const;

private:
    struct Layer {
        Affine query, key, value, out, norm1, inner, outer, norm2;
    };

    torch::Tensor placed(const torch::Tensor& rows) const;
    torch::Tensor attended(const Layer& layer, const torch::Tensor& rows) const;

    Shape m_shape;
    Affine m_places, m_norm;
    std::vector<Layer> m_layers;
};

} // namespace melisma::ml::hubert
