// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/source_place.h"
#include "ml/nn/weight_reader.h"

namespace melisma::ml {

/// What of the excitation is left to chance.
struct SourceChance {
    std::uint64_t seed = 0;
    double noise = 1.0; ///< share of the noise
    double phase = 0.0; ///< share of a turn that overtones may start apart
    SourcePlace place{};  ///< where in a longer sound this begins
};

/// The excitation of a neural source-filter vocoder (Wang, Takaki and Yamagishi 2019): sines at the fundamental and its
/// overtones where there is a pitch, noise elsewhere, mixed into one signal. Immutable; any thread.
class HarmonicSource {
public:
    struct Shape {
        double sampleRate = 24000.0;
        std::int64_t samplesPerValue = 300; ///< of the pitch curve
        std::int64_t harmonics = 9;         ///< the fundamental included
        double voicedAbove = 10.0;          ///< Hz
    };

    HarmonicSource() = default;
    /// Takes "l_linear.weight" [1, harmonics] and "l_linear.bias".
    HarmonicSource(const WeightReader& weights, const Shape& shape);

    /// `pitch` [values] in Hz, 0 where there is none -> [values * samplesPerValue].
    torch::Tensor forward(const torch::Tensor& pitch, const SourceChance& chance) const;

private:
    torch::Tensor sines(const torch::Tensor& pitch, const SourceChance& chance) const;

    Shape m_shape;
    torch::Tensor m_weight, m_bias;
};

/// `count` numbers of a normal distribution that depend on seed and place alone; `first` is even.
torch::Tensor seededNormals(std::uint64_t seed, std::int64_t count, std::uint64_t first = 0);

} // namespace melisma::ml
