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

LoudnessProfile::LoudnessProfile(int sampleRate) : m_stepFrames(std::max(1, sampleRate / 1000))
{
    m_shelf.weights = shelf(sampleRate);
    m_highPass.weights = highPass(sampleRate);
}

void LoudnessProfile::addLoudness(std::span<const float> interleaved)
{
    for (std::size_t i = 0; i + 1 < interleaved.size(); i += 2) {
        const float left = interleaved[i], right = interleaved[i + 1];
        const Pair sound{std::isfinite(left) ? left : 0.0f, std::isfinite(right) ? right : 0.0f};
        const Pair weighted = m_highPass.push(m_shelf.push(sound));
        m_energy += weighted * weighted;
        if (++m_filled < m_stepFrames)
            continue;
        m_energies.push_back(static_cast<float>(m_energy[0] + m_energy[1]));
        m_energy = Pair{};
        m_filled = 0;
    }
}

void LoudnessProfile::addPeaks(std::span<const float> interleaved, float floor)
{
    for (std::size_t i = 0; i + 1 < interleaved.size(); i += 2) {
        for (std::size_t c = 0; c < 2; ++c) {
            const float sample = std::isfinite(interleaved[i + c]) ? interleaved[i + c] : 0.0f;
            m_peak = std::max(m_peak, m_interpolators[c].push(sample, floor));
        }
        if (++m_peakFilled < m_stepFrames)
            continue;
        m_peaks.push_back(m_peak);
        m_peak = 0.0f;
        m_peakFilled = 0;
    }
}

void LoudnessProfile::forgetPeaks()
{
    m_peaks.clear();
    m_peak = 0.0f;
    m_peakFilled = 0;
    m_interpolators = {};
}

/// What a limiter would do in each step, besides `gain`.
std::vector<double> LoudnessProfile::gainsAt(double gain, double ceiling) const
{
    constexpr int kAhead = static_cast<int>(TruePeakLimiter::kLookAheadSeconds * 1000.0);
    const double release = 1.0 - std::exp(-0.001 / TruePeakLimiter::kReleaseSeconds);
    std::vector<double> gains(m_energies.size(), 1.0);
    double envelope = 1.0;
    for (std::size_t i = 0; i < m_peaks.size(); ++i) {
        double held = 1.0;
        const std::size_t last = std::min(i + kAhead / 2, m_peaks.size() - 1);
        for (std::size_t j = i >= kAhead / 2 ? i - kAhead / 2 : 0; j <= last; ++j)
            held = std::min(held, m_peaks[j] * gain > ceiling ? ceiling / (m_peaks[j] * gain) : 1.0);
        envelope = held < envelope ? held : envelope + (held - envelope) * release;
        gains[i] = envelope;
    }
    return gains;
}

double LoudnessProfile::loudnessAt(double gainDb, double ceilingDb) const
{
    const double gain = std::pow(10.0, gainDb / 20.0);
    const std::vector<double> limiter = gainsAt(gain, std::pow(10.0, ceilingDb / 20.0));
    std::vector<double> hops(m_energies.size() / kStepsPerHop);
    for (std::size_t i = 0; i < hops.size() * kStepsPerHop; ++i)
        hops[i / kStepsPerHop] += m_energies[i] * limiter[i] * limiter[i] * gain * gain;
    std::vector<double> blocks;
    const double frames = static_cast<double>(m_stepFrames) * kStepsPerHop * kHopsPerBlock;
    for (std::size_t i = 0; i + kHopsPerBlock <= hops.size(); ++i)
        blocks.push_back((hops[i] + hops[i + 1] + hops[i + 2] + hops[i + 3]) / frames);
    const double ungated = gatedMean(blocks, kAbsoluteGate);
    return loudnessOf(gatedMean(blocks, std::max(kAbsoluteGate, loudnessOf(ungated) + kRelativeGate)));
}

double gainFor(const LoudnessProfile& profile, double targetLufs, double ceilingDb)
{
    constexpr double kNoCeiling = 1000.0;
    const double now = profile.loudnessAt(0.0, kNoCeiling);
    if (!std::isfinite(now))
        return 0.0;
    double low = std::clamp(targetLufs - now, -kMostGainDb, kMostGainDb), high = kMostGainDb;
    if (profile.loudnessAt(low, ceilingDb) >= targetLufs - 0.005)
        return low;
    while (high - low > 0.005) {
        const double middle = 0.5 * (low + high);
        (profile.loudnessAt(middle, ceilingDb) < targetLufs ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

} // namespace melisma::audio
