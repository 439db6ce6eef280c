// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/weight_reader.h"

namespace melisma::ml::rvc {

/// The excitation of an RVC voice (Wang, Takaki and Yamagishi 2019, with the fundamental alone): a sine where there is
/// pitch, noise elsewhere, through one weight and a tanh. Immutable; any thread.
class VoiceSource {
public:
    VoiceSource() = default;
    /// Takes "l_linear".
    VoiceSource(const WeightReader& weights, double sampleRate, std::int64_t samplesPerRow);

    /// `pitch` [rows] in Hz, 0 where there is none -> [rows * samplesPerRow]. `noise`: share of the noise.
    torch::Tensor forward(const torch::Tensor& pitch, std::uint64_t seed, double noise) const;

private:
    double m_sampleRate = 40000.0;
    std::int64_t m_hop = 400;
    torch::Tensor m_weight, m_bias;
};

} // namespace melisma::ml::rvc
