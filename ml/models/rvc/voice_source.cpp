// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/rvc/voice_source.h"

#include "ml/nn/harmonic_source.h"

#include <cmath>

namespace melisma::ml::rvc {

namespace {

constexpr double kAmplitude = 0.1;
constexpr double kVoicedNoise = 0.003;
constexpr double kUnvoicedNoise = kAmplitude / 3.0;

} // namespace

VoiceSource::VoiceSource(const WeightReader& weights, double sampleRate, std::int64_t samplesPerRow)
    : m_sampleRate(sampleRate)
    , m_hop(samplesPerRow)
    , m_weight(weights.at("l_linear").take("weight", {1, 1}))
    , m_bias(weights.at("l_linear").take("bias", {1}))
{}

/// The pitch is held over each row and the phase is its sum, sample by sample. The reference sums in float and takes
/// whole turns off where a line between the sums of rows passes one, which keeps its floats small and changes no sine;
/// here the sum is in double.
torch::Tensor VoiceSource::forward(const torch::Tensor& pitch, std::uint64_t seed, double noise) const
{
    const auto turns = torch::remainder(pitch.to(torch::kFloat64) / m_sampleRate, 1.0); // a sample
    const auto ofRows = turns * static_cast<double>(m_hop);
    const auto before = torch::remainder(torch::cumsum(ofRows, 0) - ofRows, 1.0);
    const auto sample = torch::arange(1, m_hop + 1, turns.options());
    const auto phase = torch::addcmul(before.unsqueeze(1), turns.unsqueeze(1), sample.unsqueeze(0)).view({-1});
    const auto voiced = (pitch > 0).to(torch::kFloat32).repeat_interleave(m_hop);
    auto mixed = (torch::sin(phase * (2.0 * M_PI)) * kAmplitude).to(torch::kFloat32) * voiced;
    if (noise > 0.0) {
        const auto normals = seededNormals(seed, mixed.size(0)).to(pitch.device());
        mixed += normals * ((voiced * kVoicedNoise + (1.0 - voiced) * kUnvoicedNoise) * noise);
    }
    return torch::tanh(mixed * m_weight[0][0] + m_bias[0]);
}

} // namespace melisma::ml::rvc
