// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/pitch_shifter.h"

#include "audio/effects/pitch_tracker.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace melisma::audio {

namespace {

/// As late as the tracker's estimate, and longer than half a period.
constexpr double kLatencySeconds = 0.015;
constexpr double kRestSeconds = 0.005;
constexpr double kMostWander = 0.1; ///< of a period, a period

} // namespace

PitchShifter::PitchShifter(int sampleRate)
    : m_latency(static_cast<int>(std::lround(kLatencySeconds * sampleRate)))
    , m_rest(kRestSeconds * sampleRate)
{
    for (auto& line : m_lines)
        line.resize(m_latency + sampleRate / PitchTracker::kLowestHertz + 8.0);
}

void PitchShifter::set(double period, double ratio) noexcept
{
    m_period = period;
    m_ratio = ratio;
}

void PitchShifter::reset() noexcept
{
    for (auto& line : m_lines)
        line.clear();
    m_period = 0.0;
    m_ratio = 1.0;
    m_span = m_at = 1.0;
    m_offset = m_next = 0.0;
}

void PitchShifter::nextGrain() noexcept
{
    m_at -= m_span;
    m_offset = m_next;
    if (m_period == 0.0) {
        m_span = m_rest;
        m_next = 0.0;
        return;
    }
    const double grain = m_period / m_ratio;
    const double drifted = m_offset - grain;
    m_next = drifted + m_period * std::round(-drifted / m_period);
    // The pitch is in the offsets; where grains begin may move a little.
    m_span = grain + std::clamp(0.5 * peakBehind(), -kMostWander * grain, kMostWander * grain);
}

/// How many frames behind the grain that is heard now its period is loudest, up to half a period before or behind: the
/// phase of the first harmonic of its power.
double PitchShifter::peakBehind() const noexcept
{
    const double middle = m_latency - m_offset;
    const auto half = static_cast<int>(std::min(0.5 * m_period, middle - 1.0));
    const auto start = static_cast<std::size_t>(middle) - static_cast<std::size_t>(half);
    const std::complex<double> turn = std::polar(1.0, 2.0 * std::numbers::pi / m_period);
    std::complex<double> at = std::polar(1.0, 2.0 * std::numbers::pi * half / m_period);
    std::complex<double> sum;
    for (int i = 0; i < 2 * half; ++i) {
        const std::size_t back = start + static_cast<std::size_t>(i);
        const double power = static_cast<double>(m_lines[0].at(back)) * static_cast<double>(m_lines[0].at(back)) +
                             static_cast<double>(m_lines[1].at(back)) * static_cast<double>(m_lines[1].at(back));
        sum += power * at;
        at *= std::conj(turn);
    }
    return std::arg(sum) / (2.0 * std::numbers::pi) * m_period;
}

void PitchShifter::process(float& left, float& right) noexcept
{
    m_lines[0].push(left);
    m_lines[1].push(right);
    if (m_at >= m_span)
        nextGrain();
    const auto share = static_cast<float>(0.5 - 0.5 * std::cos(std::numbers::pi * m_at / m_span));
    m_at += 1.0;
    const auto heard = [this, share](const DelayLine& line) {
        const float old = line.at(m_latency - m_offset);
        return m_offset == m_next ? old : old + share * (line.at(m_latency - m_next) - old);
    };
    left = heard(m_lines[0]);
    right = heard(m_lines[1]);
}

} // namespace melisma::audio
