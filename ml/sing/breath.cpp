// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/breath.h"

#include "ml/sing/held_line.h"
#include "ml/vocoder/cheap_trick.h"
#include "ml/vocoder/synthesis.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::ml::sing {

namespace {

using base::Result;

constexpr double kPeriod = 0.005;
constexpr double kShortest = 0.15, kLongest = 0.5;
constexpr double kPause = 0.12;   ///< of the rest that is left silent, most of it before the breath
constexpr double kBelow = 30.0;   ///< dB under the vowel
constexpr double kSwell = 0.65;   ///< share of the time until it is loudest
constexpr double kLowest = 400.0; ///< Hz: air alone has no chest voice
constexpr double kWidth = 400.0;  ///< Hz to either side that a resonance spreads: the open glottis damps it

double meanSquare(std::span<const float> samples)
{
    double sum = 0.0;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * sample;
    return samples.empty() ? 0.0 : sum / static_cast<double>(samples.size());
}

/// The power of air over that of a voice at `hertz`: a voice falls by 12 dB an octave at its source, air does not; half
/// of that is what the mouth gives back to both. Nothing more above 4 kHz.
double airOverVoice(double hertz)
{
    const double octaves = std::log2(std::clamp(hertz, kLowest / 4.0, 4000.0) / kLowest);
    return std::pow(10.0, (hertz < kLowest ? 12.0 : 6.0) * octaves / 10.0);
}

/// How loud it is at `share` of its time.
double swell(double share)
{
    const double way = share < kSwell ? share / kSwell : (1.0 - share) / (1.0 - kSwell);
    const double rise = std::sin(0.5 * std::numbers::pi * std::clamp(way, 0.0, 1.0));
    return rise * rise;
}

/// Means over a triangle of kWidth to either side. A vowel's own resonances are so narrow that noise through them
/// whistles.
std::vector<double> damped(const std::vector<double>& power, double hertzPerBin)
{
    const auto reach = static_cast<std::ptrdiff_t>(kWidth / hertzPerBin);
    const auto last = static_cast<std::ptrdiff_t>(power.size()) - 1;
    std::vector<double> wide(power.size(), 0.0);
    for (std::ptrdiff_t k = 0; k <= last; ++k) {
        double weights = 0.0;
        for (auto i = std::max<std::ptrdiff_t>(0, k - reach); i <= std::min(last, k + reach); ++i) {
            const auto weight = static_cast<double>(reach + 1 - std::abs(i - k));
            wide[static_cast<std::size_t>(k)] += weight * power[static_cast<std::size_t>(i)];
            weights += weight;
        }
        wide[static_cast<std::size_t>(k)] /= weights;
    }
    return wide;
}

/// The air of one frame at its loudest.
std::vector<double> airOf(const vocoder::SpectralEnvelope& vowel)
{
    std::vector<double> air(vowel.power.columns, 0.0);
    for (std::size_t k = 0; k < air.size(); ++k) {
        for (std::size_t i = 0; i < vowel.power.rows(); ++i)
            air[k] += vowel.power.row(i)[k];
        air[k] *= airOverVoice(static_cast<double>(k) * kSungRate / vowel.fftSize);
    }
    return damped(air, static_cast<double>(kSungRate) / vowel.fftSize);
}

vocoder::VoiceFrames airFrames(const vocoder::SpectralEnvelope& vowel, std::size_t count)
{
    const auto loudest = airOf(vowel);
    vocoder::VoiceFrames air{kSungRate, {kPeriod, std::vector<float>(count, 0.0F)}, {vowel.fftSize, {}}, {}};
    air.envelope.power = vocoder::FrameTable(count, vowel.power.columns);
    for (std::size_t i = 0; i < count; ++i) {
        const auto row = air.envelope.power.row(i);
        const double gain = std::pow(swell(static_cast<double>(i) / static_cast<double>(count - 1)), 2.0);
        for (std::size_t k = 0; k < row.size(); ++k)
            row[k] = static_cast<float>(1e-12 + gain * loudest[k]);
    }
    air.aperiodicity.knots = {0.0F, kSungRate / 2.0F};
    air.aperiodicity.decibels = vocoder::FrameTable(count, 2, 0.0F);
    return air;
}

} // namespace

double breathSeconds(double rest)
{
    const double seconds = std::min(kLongest, rest - kPause);
    return seconds < kShortest ? 0.0 : seconds;
}

Result<std::vector<float>> breathIn(const BreathSource& vowel, double seconds, std::uint64_t seed)
{
    const auto frames = static_cast<std::size_t>(static_cast<double>(vowel.samples.size()) / kSungRate / kPeriod);
    const auto count = static_cast<std::size_t>(seconds / kPeriod);
    if (frames < 4 || count < 4)
        return std::vector<float>();
    const vocoder::F0Track pitch{kPeriod, std::vector<float>(frames, static_cast<float>(vowel.hertz))};
    const auto envelope = vocoder::cheapTrick(vowel.samples, kSungRate, pitch);
    if (!envelope)
        return envelope.error();
    auto air = vocoder::synthesise(airFrames(*envelope, count), {seed, count * kSungRate / 200});
    if (!air)
        return air;
    const double wanted = meanSquare(vowel.samples) * std::pow(10.0, -kBelow / 10.0);
    const double heard = meanSquare(*air);
    const auto gain = static_cast<float>(heard > 0.0 ? std::sqrt(wanted / heard) : 0.0);
    for (float& sample : *air)
        sample *= gain;
    return air;
}

} // namespace melisma::ml::sing
