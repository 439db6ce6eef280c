// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/true_peak.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::audio {

namespace {

constexpr int kTaps = 49;
constexpr double kNothing = 1e-6; ///< smaller weights are left out
/// Covers what the sums' roundings could add to the bound.
constexpr double kMargin = 1.0 + 1e-6;

} // namespace

std::vector<TruePeak::Phase> TruePeak::makePhases(int sampleRate)
{
    const int factor = sampleRate < 96000 ? 4 : sampleRate < 192000 ? 2 : 1;
    if (factor == 1)
        return {};
    std::vector<Phase> phases(static_cast<std::size_t>(factor));
    for (int tap = 0; tap < kTaps; ++tap) {
        const double angle = (tap - (kTaps - 1) / 2.0) * std::numbers::pi / factor;
        const double sinc = std::abs(angle) > kNothing * std::numbers::pi / factor ? std::sin(angle) / angle : 1.0;
        const double weight = sinc * 0.5 * (1.0 - std::cos(2.0 * std::numbers::pi * tap / (kTaps - 1)));
        if (std::abs(weight) > kNothing)
            phases[static_cast<std::size_t>(tap % factor)].push_back({tap / factor, weight});
    }
    return phases;
}

TruePeak::TruePeak(int channels, int sampleRate)
    : m_phases(makePhases(sampleRate))
    , m_channels(static_cast<std::size_t>(channels))
{
    for (const auto& phase : m_phases) {
        double sum = 0.0;
        for (const auto& tap : phase)
            sum += std::abs(tap.weight);
        m_largestGain = std::max(m_largestGain, sum * kMargin);
    }
}

void TruePeak::add(std::span<const float> interleaved)
{
    const std::size_t channels = m_channels.size();
    const std::size_t frames = interleaved.size() / channels;
    for (std::size_t at = 0; at < frames; at += kStep) {
        const std::size_t fresh = std::min<std::size_t>(kStep, frames - at);
        for (std::size_t channel = 0; channel < channels; ++channel) {
            Stretch& samples = m_channels[channel];
            for (std::size_t i = 0; i < fresh; ++i) {
                const float sample = interleaved[(at + i) * channels + channel];
                samples[kHistory + i] = std::isnan(sample) ? 0.0f : sample;
            }
            look(samples, static_cast<int>(fresh));
            std::copy_n(samples.begin() + static_cast<std::ptrdiff_t>(fresh), kHistory, samples.begin());
        }
    }
}

void TruePeak::look(const Stretch& samples, int fresh)
{
    float before = 0.0f;
    for (int i = 0; i < kHistory; ++i)
        before = std::max(before, std::abs(samples[static_cast<std::size_t>(i)]));
    float now = 0.0f;
    for (int i = 0; i < fresh; ++i)
        now = std::max(now, std::abs(samples[static_cast<std::size_t>(kHistory + i)]));
    m_highest = std::max(m_highest, static_cast<double>(now));
    if (static_cast<double>(std::max(before, now)) * m_largestGain > m_highest)
        interpolate(samples, fresh);
}

void TruePeak::interpolate(const Stretch& samples, int fresh)
{
    for (const auto& phase : m_phases) {
        std::array<double, kStep> sums{};
        for (const auto& tap : phase) {
            const float* from = samples.data() + kHistory - tap.back;
            for (std::size_t i = 0; i < kStep; ++i)
                sums[i] += static_cast<double>(from[i]) * tap.weight;
        }
        for (int i = 0; i < fresh; ++i)
            m_highest = std::max(m_highest,
                                 static_cast<double>(std::abs(static_cast<float>(sums[static_cast<std::size_t>(i)]))));
    }
}

} // namespace melisma::audio
