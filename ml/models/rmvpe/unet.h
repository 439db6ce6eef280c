// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/weight_reader.h"

#include <stop_token>

namespace melisma::ml::rmvpe {

/// A convolution in two dimensions with what batch normalisation learnt folded into it.
struct Conv {
    torch::Tensor weight, bias;

    torch::Tensor forward(const torch::Tensor& image) const; ///< zeros around, so that the size stays
};

/// Two convolutions and a short cut.
struct ResidualBlock {
    Conv first, second;
    Conv cut; ///< undefined where the channels stay

    torch::Tensor forward(const torch::Tensor& image) const;
};

/// The deep U-Net of RMVPE over [1, channels, time, bands]: levels that halve time and bands and double the channels,
/// blocks between, and levels back, each with what the way down had there. Immutable; any thread.
class UNet {
public:
    UNet() = default;
    /// Takes "encoder", "intermediate" and "decoder"; counts levels and blocks by their names.
    UNet(const WeightReader& weights);

    std::int64_t channels() const { return m_channels; }
    std::int64_t levels() const { return static_cast<std::int64_t>(m_down.size()); }

    /// [1, 1, time, bands] -> [1, channels, time, bands]; both sizes must be multiples of 2^levels. Answers an
    /// undefined tensor when stopped.
    torch::Tensor forward(const torch::Tensor& image, const std::stop_token& stop) const;

private:
    using Blocks = std::vector<ResidualBlock>;
    struct Up {
        Conv widen; ///< transposed: [inputs, outputs, 3, 3]
        Blocks blocks;
    };

    Blocks takeBlocks(const WeightReader& list, std::int64_t inputs, std::int64_t outputs) const;

    torch::Tensor m_scale, m_shift; ///< of what comes in
    std::vector<Blocks> m_down, m_middle;
    std::vector<Up> m_up;
    std::int64_t m_channels = 16;
};

/// A convolution without bias and the batch normalisation behind it as one with a bias.
Conv takeFolded(const WeightReader& conv, const WeightReader& norm, torch::IntArrayRef shape, std::int64_t outputAxis);

} // namespace melisma::ml::rmvpe
