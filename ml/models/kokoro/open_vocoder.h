// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/kokoro/config.h"
#include "ml/nn/harmonic_source.h"
#include "ml/nn/short_stft.h"

namespace melisma::ml::kokoro {

/// What a pass through OpenVocoder starts from.
struct OpenInput {
    torch::Tensor content; ///< [frames, width] as the text encoder answers
    torch::Tensor pitch;   ///< [2 frames] Hz, 0 where there is none
    torch::Tensor energy;  ///< [2 frames]
    torch::Tensor style;   ///< [style], the half that is sound
    torch::Tensor adapted; ///< [adaptedWidth()] added to what the style asks of the normalisations; or undefined
};

/// Kokoro's decoder and generator once more, in libtorch's own operations, so that gradients flow back to the style and
/// to the normalisations: slower than Kokoro::decode, but a voice can be fitted through it. The weights stand still.
class OpenVocoder {
public:
    /// On the CPU. Takes the tensors below "decoder".
    OpenVocoder(const WeightReader& weights, const Config& config);

    /// How many numbers the adaptive normalisations take of a style: gains and shifts, layer after layer as they run.
    std::int64_t adaptedWidth() const { return m_adaptedWidth; }

    /// Samples at 24 kHz, 600 a frame. `seed`: of the noise.
    torch::Tensor forward(const OpenInput& input, std::uint64_t seed) const;

private:
    struct Conv {
        torch::Tensor weight, bias;
        std::int64_t padding = 0, dilation = 1, stride = 1;
    };
    struct Norm {
        torch::Tensor weight, bias;
        std::int64_t at = 0; ///< its first number among the adapted
    };
    struct Block {
        Norm norm1, norm2;
        Conv conv1, conv2, narrow;
        torch::Tensor poolWeight, poolBias; ///< undefined where the rate stays
    };
    struct Round {
        Norm norm1, norm2;
        torch::Tensor alpha1, alpha2;
        Conv conv1, conv2;
    };
    using Rounds = std::vector<Round>;
    struct Stage {
        torch::Tensor upWeight, upBias;
        std::int64_t rate = 1;
        Conv noise;
        Rounds noiseRounds;
        std::vector<Rounds> blocks;
    };

    Norm normOf(const WeightReader& weights, std::int64_t channels);
    Block blockOf(const WeightReader& weights, std::int64_t inputs, std::int64_t outputs, bool doubles);
    Rounds roundsOf(const WeightReader& weights, std::int64_t channels, std::int64_t taps);
    void readStage(const WeightReader& weights, const Config& config, std::size_t index);

    static torch::Tensor run(const Conv& conv, const torch::Tensor& rows);
    static torch::Tensor run(const Norm& norm, const torch::Tensor& rows, const OpenInput& input);
    static torch::Tensor run(const Block& block, const torch::Tensor& rows, const OpenInput& input);
    static torch::Tensor run(const Rounds& rounds, torch::Tensor rows, const OpenInput& input);
    torch::Tensor decoded(const OpenInput& input) const;

    std::int64_t m_style;
    std::int64_t m_adaptedWidth = 0;
    Conv m_pitch, m_energy, m_reminder, m_last;
    std::vector<Block> m_blocks; ///< the encoder's first
    std::vector<Stage> m_stages;
    HarmonicSource m_source;
    ShortStft m_stft;
};

} // namespace melisma::ml::kokoro
