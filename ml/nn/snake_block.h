// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/adain.h"

#include <array>
#include <stop_token>

namespace melisma::ml {

/// Buffers that the snake blocks of one stage share: fresh megabytes for every convolution would cost as much as the
/// arithmetic around it. One pass, one thread.
struct SnakeScratch {
    SnakeScratch(std::int64_t rows, std::int64_t channels, std::int64_t pad, torch::Device device);

    PaddedRows padded;
    torch::Tensor between; ///< [rows, channels]
};

/// The residual block of StyleTTS 2's vocoder: three rounds of adaptive normalisation, snake and a dilated convolution,
/// then the same without dilation, each added to what came in. Immutable; any thread.
class SnakeBlock {
public:
    static constexpr std::array<std::int64_t, 3> kDilations = {1, 3, 5};

    /// Takes "convs1", "convs2", "adain1", "adain2", "alpha1", "alpha2", three of each.
    SnakeBlock(const WeightReader& weights, std::int64_t channels, std::int64_t taps, std::int64_t styleWidth);

    /// The most zeros that one of its convolutions wants around the rows.
    static std::int64_t pad(std::int64_t taps) { return ConvShape::same(taps, kDilations.back()); }

    /// [rows, channels] -> the same shape, a tensor of its own. Answers early and unfinished when stopped.
    torch::Tensor forward(const torch::Tensor& rows, const torch::Tensor& style, SnakeScratch& scratch,
                          StatisticsTape& tape, const std::stop_token& stop) const;

private:
    struct Round {
        AdaIn norm1, norm2;
        Snake snake1, snake2;
        ConvRows conv1, conv2;
    };
    std::vector<Round> m_rounds;
};

} // namespace melisma::ml
