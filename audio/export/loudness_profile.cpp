// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/loudness_profile.h"

#include "audio/effects/true_peak_limiter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace melisma::audio {

namespace {

constexpr double kMostGainDb = 60.0;
constexpr int kStepsPerHop = 100; ///< BS.1770's blocks of 400 ms overlap by three quarters
constexpr int kHopsPerBlock = 4;
constexpr double kAbsoluteGate = -70.0;
constexpr double kRelativeGate = -10.0;
constexpr double kOffset = -0.691;
constexpr double kSilence = -std::numeric_limits<double>::infinity();

using Weights = std::array<double, 5>;

/// The head's shelf of BS.1770, its analogue form by Brecht De Man, "Evaluation of implementations of the EBU R128
/// loudness measurement", 2018; at 48 kHz the standard's own numbers.
Weights shelf(double rate)
{
    const double gain = std::pow(10.0, 3.999843853973347 / 20.0), bend = std::pow(gain, 0.4996667741545416);
    const double k = std::tan(std::numbers::pi * 1681.974450955533 / rate), q = 0.7071752369554196;
    const double a0 = 1.0 + k / q + k * k;
    return {(gain + bend * k / q + k * k) / a0, 2.0 * (k * k - gain) / a0, (gain - bend * k / q + k * k) / a0,
            2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0};
}

Weights highPass(double rate)
{
    const double k = std::tan(std::numbers::pi * 38.13547087602444 / rate), q = 0.5003270373238773;
    const double a0 = 1.0 + k / q + k * k;
    return {1.0, -2.0, 1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0};
}

double loudnessOf(double meanSquare)
{
    return meanSquare > 0.0 ? kOffset + 10.0 * std::log10(meanSquare) : kSilence;
}

/// Mean of the blocks above `gate` LUFS.
double gatedMean(const std::vector<double>& blocks, double gate)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (const double block : blocks)
        if (loudnessOf(block) > gate) {
            sum += block;
            ++count;
        }
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

} // namespace

double LoudnessProfile::Biquad::push(double in)
{
    const double out = weights[0] * in + z1;
    z1 = weights[1] * in - weights[3] * out + z2;
    z2 = weights[2] * in - weights[4] * out;
    return out;
}

LoudnessProfile::LoudnessProfile(int sampleRate) : m_stepFrames(std::max(1, sampleRate / 1000))
{
    for (auto& channel : m_filters) {
        channel[0].weights = shelf(sampleRate);
        channel[1].weights = highPass(sampleRate);
    }
}

void LoudnessProfile::add(std::span<const float> interleaved)
{
    for (std::size_t i = 0; i + 1 < interleaved.size(); i += 2) {
        for (std::size_t c = 0; c < 2; ++c) {
            const float sample = std::isfinite(interleaved[i + c]) ? interleaved[i + c] : 0.0f;
            const double weighted = m_filters[c][1].push(m_filters[c][0].push(sample));
            m_energy += weighted * weighted;
            m_peak = std::max(m_peak, m_peaks[c].push(sample));
        }
        if (++m_filled == m_stepFrames) {
            m_steps.push_back({static_cast<float>(m_energy), m_peak});
            m_energy = 0.0;
            m_peak = 0.0f;
            m_filled = 0;
        }
    }
}

double LoudnessProfile::truePeak() const
{
    float highest = m_peak;
    for (const Step& step : m_steps)
        highest = std::max(highest, step.peak);
    return highest;
}

/// What a limiter would do in each step, besides `gain`.
std::vector<double> LoudnessProfile::gainsAt(double gain, double ceiling) const
{
    constexpr int kAhead = static_cast<int>(TruePeakLimiter::kLookAheadSeconds * 1000.0);
    const double release = 1.0 - std::exp(-0.001 / TruePeakLimiter::kReleaseSeconds);
    std::vector<double> gains(m_steps.size(), 1.0);
    double envelope = 1.0;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        double held = 1.0;
        const std::size_t last = std::min(i + kAhead / 2, m_steps.size() - 1);
        for (std::size_t j = i >= kAhead / 2 ? i - kAhead / 2 : 0; j <= last; ++j)
            held = std::min(held, m_steps[j].peak * gain > ceiling ? ceiling / (m_steps[j].peak * gain) : 1.0);
        envelope = held < envelope ? held : envelope + (held - envelope) * release;
        gains[i] = envelope;
    }
    return gains;
}

double LoudnessProfile::loudnessAt(double gainDb, double ceilingDb) const
{
    const double gain = std::pow(10.0, gainDb / 20.0);
    const std::vector<double> limiter = gainsAt(gain, std::pow(10.0, ceilingDb / 20.0));
    std::vector<double> hops(m_steps.size() / kStepsPerHop);
    for (std::size_t i = 0; i < hops.size() * kStepsPerHop; ++i)
        hops[i / kStepsPerHop] += m_steps[i].energy * limiter[i] * limiter[i] * gain * gain;
    std::vector<double> blocks;
    const double frames = static_cast<double>(m_stepFrames) * kStepsPerHop * kHopsPerBlock;
    for (std::size_t i = 0; i + kHopsPerBlock <= hops.size(); ++i)
        blocks.push_back((hops[i] + hops[i + 1] + hops[i + 2] + hops[i + 3]) / frames);
    const double ungated = gatedMean(blocks, kAbsoluteGate);
    return loudnessOf(gatedMean(blocks, std::max(kAbsoluteGate, loudnessOf(ungated) + kRelativeGate)));
}

LoudnessGain gainFor(const LoudnessProfile& profile, double targetLufs, double ceilingDb)
{
    constexpr double kNoCeiling = 1000.0;
    const double now = profile.loudnessAt(0.0, kNoCeiling);
    if (!std::isfinite(now))
        return {};
    const double plain = std::clamp(targetLufs - now, -kMostGainDb, kMostGainDb);
    if (20.0 * std::log10(profile.truePeak()) + plain <= ceilingDb)
        return {plain, false};
    double low = plain, high = kMostGainDb;
    for (int i = 0; i < 24 && high - low > 0.005; ++i) {
        const double middle = 0.5 * (low + high);
        (profile.loudnessAt(middle, ceilingDb) < targetLufs ? low : high) = middle;
    }
    return {0.5 * (low + high), true};
}

} // namespace melisma::audio
