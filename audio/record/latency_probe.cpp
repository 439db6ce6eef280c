// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/record/latency_probe.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace melisma::audio {

namespace {

constexpr float kLevel = 0.25f;
/// How much the best place must stand out: the normalised correlation of unrelated noise of this length is below 0.2.
constexpr double kAlike = 0.5;

} // namespace

LatencyProbe::LatencyProbe() : m_burst(kBurst), m_heard(kListen)
{
    std::minstd_rand random(1);
    for (auto& sample : m_burst)
        sample = (random() & 0x4000) != 0 ? kLevel : -kLevel;
}

void LatencyProbe::run(const InputBlock& input, float* output, int frames) noexcept
{
    if (m_wanted.load(std::memory_order_relaxed) && !m_running.load(std::memory_order_relaxed)) {
        m_at = 0;
        m_running.store(true);
        m_wanted.store(false);
    }
    if (!m_running.load(std::memory_order_relaxed))
        return;
    for (int i = 0; i < frames && m_at < kListen; ++i, ++m_at) {
        const auto at = static_cast<std::size_t>(m_at);
        m_heard[at] = 0.0f;
        for (int channel = 0; input.samples && channel < input.channels; ++channel)
            m_heard[at] += input.samples[i * input.channels + channel];
        const float sent = m_at < kBurst ? m_burst[at] : 0.0f;
        output[2 * i] += sent;
        output[2 * i + 1] += sent;
    }
    if (m_at == kListen)
        m_running.store(false);
}

/// The place where the normalised cross-correlation is greatest, of either sign: a cable may turn it over.
base::Result<int> LatencyProbe::result() const
{
    const double burstPower = static_cast<double>(kLevel) * kLevel * kBurst;
    double power = 0.0;
    for (int i = 0; i < kBurst; ++i)
        power += static_cast<double>(m_heard[static_cast<std::size_t>(i)]) * m_heard[static_cast<std::size_t>(i)];
    double best = 0.0;
    int place = 0;
    for (int lag = 0; lag + kBurst < kListen; ++lag) {
        double sum = 0.0;
        const float* const heard = m_heard.data() + lag;
        for (int i = 0; i < kBurst; ++i)
            sum += static_cast<double>(m_burst[static_cast<std::size_t>(i)]) * heard[i];
        const double alike = power > 1e-9 ? std::abs(sum) / std::sqrt(power * burstPower) : 0.0;
        if (alike > best) {
            best = alike;
            place = lag;
        }
        const double gone = heard[0];
        const double come = heard[kBurst];
        power = std::max(power + come * come - gone * gone, 0.0);
    }
    if (best < kAlike)
        return base::Error{base::ErrorKind::input,
                           "The test sound did not come back",
                           "Connect an output to the input by a cable, or turn the loudspeaker up, then measure again",
                           {}};
    return place;
}

} // namespace melisma::audio
