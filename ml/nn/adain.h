// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/conv_rows.h"

#include <span>
#include <vector>

namespace melisma::ml {

/// Carries the means and variances of every adaptive normalisation of one pass, in the order in which they run: either
/// writes them down, or lets those of another pass replace what is measured, or does neither. One pass, one thread.
class StatisticsTape {
public:
    StatisticsTape() = default;
    /// Appends to `written`.
    static StatisticsTape recording(std::vector<float>& written);
    /// Reads from `given`, which must outlive the tape.
    static StatisticsTape replaying(const std::vector<float>& given);

    /// Numbers that every normalisation of the pass adds to what the style asks of it, gains and shifts in the order in
    /// which they run; they must outlive the tape.
    void adapt(std::span<const float> numbers) { m_adapted = numbers; }
    /// The next of them, [2 * channels]; undefined where nothing is adapted.
    torch::Tensor nextAdapted(std::int64_t channels, torch::Device device);

    bool replays() const { return m_given != nullptr; }
    /// The next mean and variance [2, channels] of a tape that replays.
    torch::Tensor next(std::int64_t channels, torch::Device device);
    void note(const torch::Tensor& mean, const torch::Tensor& variance);

private:
    std::vector<float>* m_written = nullptr;
    const std::vector<float>* m_given = nullptr;
    std::size_t m_at = 0;
    std::span<const float> m_adapted; ///< those that are left
};

/// x + sin^2(alpha x) / alpha by channel (Ziyin et al., "Neural networks fail to learn periodic functions", 2020).
struct Snake {
    Snake() = default;
    /// `alpha` of any shape with one number for each channel.
    explicit Snake(const torch::Tensor& alpha);

    torch::Tensor alpha;   ///< [channels], padded for the kernels
    torch::Tensor inverse; ///< 1 / alpha
};

/// Adaptive instance normalisation over time (Huang and Belongie 2017) with the activation that follows it, in two
/// passes over the rows. Immutable; any thread.
class AdaIn {
public:
    AdaIn() = default;
    /// Takes "fc.weight" [2 * channels, style] and "fc.bias".
    AdaIn(const WeightReader& weights, std::int64_t channels, std::int64_t styleWidth);

    /// `rows` [n, channels], `style` [styleWidth]; writes the activation of the normalised rows into the middle of
    /// `output`.
    void leakyInto(const PaddedRows& output, const torch::Tensor& rows, const torch::Tensor& style, double slope,
                   StatisticsTape& tape) const;
    void snakeInto(const PaddedRows& output, const torch::Tensor& rows, const torch::Tensor& style, const Snake& snake,
                   StatisticsTape& tape) const;

    std::int64_t channels() const { return m_channels; }

private:
    struct Affine {
        torch::Tensor scale, shift; ///< [channels]
    };
    Affine affine(const torch::Tensor& rows, const torch::Tensor& style, StatisticsTape& tape) const;

    std::int64_t m_channels = 0;
    torch::Tensor m_weight, m_bias;
};

} // namespace melisma::ml
