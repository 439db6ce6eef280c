// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/conv_rows.h"

#include <stop_token>

namespace melisma::ml {

/// The vocoder HiFi-GAN (Kong, Kim and Bae 2020), led by a condition, with or without an excitation (Wang, Takaki and
/// Yamagishi 2019) that is added at each stage. Immutable; any thread.
class HifiGan {
public:
    struct Shape {
        std::int64_t inputs = 192;
        std::int64_t initial = 512; ///< channels, halved at each stage
        std::vector<std::int64_t> rates, upTaps;
        std::vector<std::int64_t> blockTaps;              ///< odd
        std::vector<std::vector<std::int64_t>> dilations; ///< of each block
        bool longBlocks = true; ///< a convolution without dilation follows each dilated one (ResBlock "1")
        std::int64_t conditions = 256;
        bool sourced = false; ///< takes an excitation
    };

    HifiGan() = default;
    /// Takes "conv_pre", "cond", "ups", "resblocks", "conv_post" and, with an excitation, "noise_convs".
    HifiGan(const WeightReader& weights, const Shape& shape);

    /// [rows, inputs], condition [conditions], source [rows * hop] or undefined -> samples [rows * hop].
    /// Answers early and unfinished when stopped.
    torch::Tensor forward(const torch::Tensor& rows, const torch::Tensor& condition, const torch::Tensor& source,
                          const std::stop_token& stop) const;

    std::int64_t hop() const;

private:
    struct Round {
        ConvRows first, second;
    };
    struct Block {
        std::vector<Round> rounds;
    };
    struct Stage {
        UpsampleRows up;
        ConvRows noise;
        std::vector<Block> blocks;
        std::int64_t pad = 0; ///< the most zeros that one of its convolutions wants around the rows
    };

    Block takeBlock(const WeightReader& weights, std::int64_t channels, std::size_t kind) const;
    Stage takeStage(const WeightReader& weights, std::size_t index) const;
    torch::Tensor through(const Stage& stage, const torch::Tensor& rows, const std::stop_token& stop) const;

    Shape m_shape;
    ConvRows m_pre, m_post;
    torch::Tensor m_conditionWeight, m_conditionBias;
    std::vector<Stage> m_stages;
};

} // namespace melisma::ml
