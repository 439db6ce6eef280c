// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/pitch_tracker.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace melisma::audio {

namespace {

constexpr double kSlowHertz = 12000.0;
constexpr double kCutHertz = 2500.0;
constexpr double kHopSeconds = 0.005;
constexpr float kSure = 0.1f; ///< the first dip below it is the period
constexpr float kCertain = 0.02f;
constexpr float kFarDeeper = 0.25f;
constexpr float kLikely = 0.3f;      ///< the lowest dip is, if it is below this
constexpr float kLeastPower = 1e-6f; ///< mean square: -60 dB

/// Four sums side by side.
using Lanes = float __attribute__((vector_size(4 * sizeof(float))));

float squaredDifference(const float* a, const float* b, std::size_t count)
{
    Lanes sum{};
    for (std::size_t i = 0; i < count; i += 4) {
        Lanes x;
        Lanes y;
        std::memcpy(&x, a + i, sizeof(x));
        std::memcpy(&y, b + i, sizeof(y));
        sum += (x - y) * (x - y);
    }
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

} // namespace

PitchTracker::PitchTracker(int sampleRate)
    : m_factor(static_cast<std::size_t>(std::max(1.0, std::round(sampleRate / kSlowHertz))))
    , m_slowRate(static_cast<double>(sampleRate) / static_cast<double>(m_factor))
    , m_shortest(static_cast<std::size_t>(m_slowRate / kHighestHertz))
    , m_longest((static_cast<std::size_t>(m_slowRate / kLowestHertz) + 3) / 4 * 4)
    , m_hop(static_cast<int>(std::lround(kHopSeconds * m_slowRate)))
    , m_lowPass{BiquadCoefficients::lowPass(kCutHertz, 0.5412, sampleRate), // Butterworth of the fourth order
                BiquadCoefficients::lowPass(kCutHertz, 1.3066, sampleRate)}
    , m_slow(4 * m_longest)
    , m_normalised(m_longest + 1)
{
    m_full.resize(static_cast<double>((2 * m_longest + 4) * m_factor));
}

void PitchTracker::reset() noexcept
{
    m_states = {};
    m_full.clear();
    std::ranges::fill(m_slow, 0.0f);
    m_slowAt = m_count = 0;
    m_sinceHop = 0;
    m_period = 0.0;
}

bool PitchTracker::push(float sample) noexcept
{
    m_full.push(sample);
    const double low = m_states[1].next(m_lowPass[1], m_states[0].next(m_lowPass[0], static_cast<double>(sample)));
    if (++m_count < m_factor)
        return false;
    m_count = 0;
    m_slow[m_slowAt] = m_slow[m_slowAt + 2 * m_longest] = static_cast<float>(low);
    m_slowAt = m_slowAt + 1 == 2 * m_longest ? 0 : m_slowAt + 1;
    if (++m_sinceHop < m_hop)
        return false;
    m_sinceHop = 0;
    m_period = estimate();
    return true;
}

double PitchTracker::estimate() noexcept
{
    const float* oldest = m_slow.data() + m_slowAt;
    float power = 0.0f;
    for (std::size_t i = m_longest; i < 2 * m_longest; ++i)
        power += oldest[i] * oldest[i];
    if (power < kLeastPower * static_cast<float>(m_longest))
        return 0.0;
    difference();
    const std::size_t lag = firstDip();
    return lag == 0 ? 0.0 : surer(lag);
}

/// d'(lag) over windows that end with the newest frame.
void PitchTracker::difference() noexcept
{
    const float* end = m_slow.data() + m_slowAt + 2 * m_longest;
    double sum = 0.0;
    m_normalised[0] = 1.0f;
    for (std::size_t lag = 1; lag <= m_longest; ++lag) {
        const float* newer = end - m_longest;
        const float d = squaredDifference(newer - lag, newer, m_longest);
        sum += static_cast<double>(d);
        m_normalised[lag] =
            sum > 0.0 ? static_cast<float>(static_cast<double>(d) * static_cast<double>(lag) / sum) : 1.0f;
    }
}

std::size_t PitchTracker::downhill(std::size_t lag) const noexcept
{
    while (lag + 1 < m_longest && m_normalised[lag + 1] < m_normalised[lag])
        ++lag;
    return lag;
}

/// 0 where there is none.
std::size_t PitchTracker::firstDip() const noexcept
{
    const auto& d = m_normalised;
    for (std::size_t lag = m_shortest; lag < m_longest; ++lag)
        if (d[lag] < kSure)
            return downhill(lag);
    const auto least = std::min_element(d.begin() + static_cast<std::ptrdiff_t>(m_shortest), d.end());
    return *least < kLikely ? static_cast<std::size_t>(least - d.begin()) : 0;
}

/// A formant on the second harmonic makes a dip at half the period; the one at the period is far deeper.
double PitchTracker::surer(std::size_t lag) const noexcept
{
    const Dip dip = refined(lag);
    if (dip.depth < kCertain || 2 * lag > m_longest)
        return dip.lag;
    const Dip twice = refined(2 * lag);
    return twice.depth < kFarDeeper * dip.depth ? twice.lag : dip.lag;
}

/// Of the full rate, against its power: 1 for noise.
double PitchTracker::fullDifference(std::size_t lag) const noexcept
{
    const std::size_t stride = std::max<std::size_t>(1, m_factor / 2);
    double sum = 0.0;
    double power = 1e-12;
    for (std::size_t back = 0; back < m_longest * m_factor; back += stride) {
        const auto newer = static_cast<double>(m_full.at(back));
        const auto older = static_cast<double>(m_full.at(back + lag));
        sum += (newer - older) * (newer - older);
        power += newer * newer + older * older;
    }
    return sum / power;
}

/// The least around a lag of the slow rate, by a parabola, in frames of the full rate.
PitchTracker::Dip PitchTracker::refined(std::size_t lag) const noexcept
{
    const std::size_t first = lag * m_factor - m_factor - 1;
    const std::size_t last = first + 2 * m_factor + 2;
    std::array<double, 3> around = {fullDifference(first), fullDifference(first + 1), 0.0};
    Dip best{static_cast<double>(first), 1e9};
    for (std::size_t at = first + 1; at < last; ++at) {
        around[2] = fullDifference(at + 1);
        if (around[1] < best.depth) {
            const double bend = around[0] - 2.0 * around[1] + around[2];
            const double slope = around[0] - around[2];
            const double part = bend > 0.0 ? std::clamp(0.5 * slope / bend, -0.5, 0.5) : 0.0;
            best = {static_cast<double>(at) + part, around[1] - 0.25 * slope * part};
        }
        around = {around[1], around[2], 0.0};
    }
    return best;
}

} // namespace melisma::audio
