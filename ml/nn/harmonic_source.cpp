// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/harmonic_source.h"

#include <cmath>

namespace melisma::ml {

namespace {

constexpr double kSineAmplitude = 0.1;
constexpr double kVoicedNoise = 0.003;
constexpr double kUnvoicedNoise = kSineAmplitude / 3.0;

/// SplitMix64 (Steele, Lea and Flood 2014) of the place in the sequence.
std::uint64_t hashed(std::uint64_t seed, std::uint64_t place)
{
    std::uint64_t value = seed + (place + 1) * 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

/// In (0, 1].
double unit(std::uint64_t bits)
{
    return (static_cast<double>(bits >> 11U) + 1.0) * 0x1.0p-53;
}

} // namespace

torch::Tensor seededNormals(std::uint64_t seed, std::int64_t count, std::uint64_t first)
{
    auto numbers = torch::empty({count + (count & 1)});
    float* to = numbers.data_ptr<float>();
    for (std::int64_t index = 0; index < count; index += 2) {
        const auto place = first + static_cast<std::uint64_t>(index);
        const double radius = std::sqrt(-2.0 * std::log(unit(hashed(seed, place))));
        const double angle = 2.0 * M_PI * unit(hashed(seed, place + 1));
        to[index] = static_cast<float>(radius * std::cos(angle));
        to[index + 1] = static_cast<float>(radius * std::sin(angle));
    }
    return numbers.narrow(0, 0, count);
}

HarmonicSource::HarmonicSource(const WeightReader& weights, const Shape& shape)
    : m_shape(shape)
    , m_weight(weights.at("l_linear").take("weight", {1, shape.harmonics}))
    , m_bias(weights.at("l_linear").take("bias", {1}))
{}

/// [harmonics, samples]. As in the reference the phase is summed once a pitch value and a line drawn between the sums,
/// but in double: thousands of radians in float would leave three digits of the sine.
torch::Tensor HarmonicSource::sines(const torch::Tensor& pitch, const SourceChance& chance) const
{
    const auto overtone = torch::arange(1, m_shape.harmonics + 1, pitch.options()).unsqueeze(1);
    const auto turns = torch::remainder((pitch.unsqueeze(0) * overtone).to(torch::kFloat64) / m_shape.sampleRate, 1.0);
    auto phase = torch::cumsum(turns, 1) * 2.0 * M_PI * static_cast<double>(m_shape.samplesPerValue);
    const auto samples = pitch.size(0) * m_shape.samplesPerValue;
    phase = at::upsample_linear1d(phase.unsqueeze(0), torch::IntArrayRef{samples}, /*align_corners=*/false,
                                  static_cast<double>(m_shape.samplesPerValue))[0];
    if (chance.phase > 0.0) {
        auto start = torch::empty({m_shape.harmonics, 1});
        for (std::int64_t each = 0; each < m_shape.harmonics; ++each)
            start[each][0] = each == 0 ? 0.0 : unit(hashed(~chance.seed, static_cast<std::uint64_t>(each)));
        phase += (start * 2.0 * M_PI * chance.phase).to(phase.device());
    }
    if (!chance.place.turns.empty())
        phase += torch::tensor(chance.place.turns, phase.options()).unsqueeze(1) * 2.0 * M_PI;
    return torch::sin(phase).to(torch::kFloat32) * kSineAmplitude;
}

torch::Tensor HarmonicSource::forward(const torch::Tensor& pitch, const SourceChance& chance) const
{
    const auto voiced = (pitch > m_shape.voicedAbove).to(torch::kFloat32).repeat_interleave(m_shape.samplesPerValue);
    auto mixed = torch::matmul(m_weight, sines(pitch, chance))[0] * voiced;
    if (chance.noise > 0.0) {
        // Each sine has noise of its own in the reference; the mix of those is one normal number, this many times
        // wider.
        const auto width = m_weight.norm() * chance.noise;
        const auto noise = seededNormals(chance.seed, mixed.size(0), chance.place.samples).to(pitch.device());
        mixed += noise * width * (voiced * kVoicedNoise + (1.0 - voiced) * kUnvoicedNoise);
    }
    return torch::tanh(mixed + m_bias);
}

} // namespace melisma::ml
