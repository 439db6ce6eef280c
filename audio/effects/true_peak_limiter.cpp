// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/true_peak_limiter.h"

#include <algorithm>
#include <cmath>

namespace melisma::audio {

namespace {

/// A changing gain moves peaks between samples a little; so much is kept in hand.
constexpr double kMarginDb = 0.03;
/// An envelope this close to 1 has recovered.
constexpr double kRecovered = 1e-6;

} // namespace

double TruePeakLimiter::Box::push(double value) noexcept
{
    double& slot = m_values[m_at];
    m_at = m_at + 1 == m_values.size() ? 0 : m_at + 1;
    m_deficit += slot - value;
    m_busy += (value < 1.0 ? 1 : 0) - (slot < 1.0 ? 1 : 0);
    slot = value;
    if (m_busy == 0)
        m_deficit = 0.0;
    return 1.0 - m_deficit / static_cast<double>(m_values.size());
}

void TruePeakLimiter::Box::reset() noexcept
{
    std::ranges::fill(m_values, 1.0);
    m_at = 0;
    m_deficit = 0.0;
    m_busy = 0;
}

TruePeakLimiter::TruePeakLimiter(int sampleRate, double ceilingDb)
    : m_rate(sampleRate)
    , m_lookAhead(std::max(8, static_cast<int>(std::lround(kLookAheadSeconds * sampleRate)) & ~1))
    , m_delay(static_cast<std::size_t>(PeakInterpolator::kDelay + m_lookAhead))
    , m_needs(static_cast<std::size_t>(m_lookAhead) + 2)
    , m_first(m_lookAhead / 2 + 1)
    , m_second(m_lookAhead / 2 + 1)
{
    setCeiling(ceilingDb);
    setRelease(kReleaseSeconds);
}

void TruePeakLimiter::setRelease(double seconds) noexcept
{
    m_release = 1.0 - std::exp(-1.0 / (seconds * m_rate));
}

void TruePeakLimiter::setCeiling(double ceilingDb) noexcept
{
    m_ceiling = static_cast<float>(std::pow(10.0, (ceilingDb - kMarginDb) / 20.0));
}

void TruePeakLimiter::reset() noexcept
{
    m_leftPeaks.reset();
    m_rightPeaks.reset();
    m_lastPeak = 0.0f;
    std::ranges::fill(m_delay, Frame{});
    m_delayAt = m_needsBegin = m_needsCount = 0;
    m_now = 0;
    m_envelope = 1.0;
    m_first.reset();
    m_second.reset();
    m_gain = m_lowest = 1.0f;
}

/// The gain that the sample PeakInterpolator::kDelay ago needs, for the stretches on both its sides.
float TruePeakLimiter::needed(Frame frame) noexcept
{
    const float peak = std::max(m_leftPeaks.push(frame.left, m_ceiling), m_rightPeaks.push(frame.right, m_ceiling));
    const float both = std::max(peak, m_lastPeak);
    m_lastPeak = peak;
    return both > m_ceiling ? m_ceiling / both : 1.0f;
}

/// The smallest of the last look-ahead + 1 gains (van Herk's idea as a queue of rising values).
float TruePeakLimiter::heldMinimum(float gain) noexcept
{
    const auto place = [this](std::size_t index) { return index >= m_needs.size() ? index - m_needs.size() : index; };
    while (m_needsCount > 0 && m_needs[place(m_needsBegin + m_needsCount - 1)].gain >= gain)
        --m_needsCount;
    m_needs[place(m_needsBegin + m_needsCount)] = {m_now, gain};
    ++m_needsCount;
    if (m_needs[m_needsBegin].at < m_now - m_lookAhead) {
        m_needsBegin = place(m_needsBegin + 1);
        --m_needsCount;
    }
    ++m_now;
    return m_needs[m_needsBegin].gain;
}

void TruePeakLimiter::process(float* left, float* right, int frames) noexcept
{
    for (int i = 0; i < frames; ++i) {
        const Frame in{std::isfinite(left[i]) ? left[i] : 0.0f, std::isfinite(right[i]) ? right[i] : 0.0f};
        const double held = heldMinimum(needed(in));
        m_envelope = held < m_envelope ? held : m_envelope + (held - m_envelope) * m_release;
        if (held - m_envelope < kRecovered)
            m_envelope = held;
        const auto gain = m_gain = static_cast<float>(m_second.push(m_first.push(m_envelope)));
        m_lowest = std::min(m_lowest, gain);
        const Frame out = m_delay[m_delayAt];
        m_delay[m_delayAt] = in;
        m_delayAt = m_delayAt + 1 == m_delay.size() ? 0 : m_delayAt + 1;
        left[i] = out.left * gain;
        right[i] = out.right * gain;
    }
}

} // namespace melisma::audio
