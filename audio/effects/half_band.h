// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <numbers>

namespace melisma::audio {

/// Half-band low pass of 2 * kTaps - 1 taps in two branches, one of which only delays (P. P. Vaidyanathan, "Multirate
/// Systems and Filter Banks", 1993); a sinc under a Kaiser window for 95 dB. Doubles or halves a rate.
/// kTaps is a multiple of 4. One channel, one thread; allocates nothing.
template <std::size_t kTaps>
class HalfBand {
public:
    /// Of one filter, in frames of the higher rate: odd.
    static constexpr int kDelay = static_cast<int>(kTaps) - 1;

    struct Pair {
        float first = 0.0f, second = 0.0f;
    };

    Pair up(float in) noexcept
    {
        m_even.push(in);
        return {2.0f * m_even.filtered(), m_even.back(kTaps / 2 - 1)};
    }

    float down(Pair in) noexcept
    {
        m_even.push(in.first);
        m_odd.push(in.second);
        return m_even.filtered() + 0.5f * m_odd.back(kTaps / 2);
    }

    void clear() noexcept { *this = {}; }

private:
    using Lanes = float __attribute__((vector_size(4 * sizeof(float))));

    static std::array<float, kTaps> makeTable()
    {
        constexpr double kBeta = 9.6;
        const auto bessel = [](double x) {
            double sum = 1.0;
            double term = 1.0;
            for (int k = 1; k < 50; ++k)
                sum += term *= x * x / (4.0 * k * k);
            return sum;
        };
        std::array<double, kTaps> taps;
        double sum = 0.0;
        for (std::size_t i = 0; i < kTaps; ++i) {
            const double x = 2.0 * static_cast<double>(i) - kDelay;
            const double place = x / (kDelay + 1.0);
            const double angle = std::numbers::pi * x / 2.0;
            taps[i] = bessel(kBeta * std::sqrt(1.0 - place * place)) / bessel(kBeta) * std::sin(angle) / angle;
            sum += taps[i];
        }
        std::array<float, kTaps> table;
        for (std::size_t i = 0; i < kTaps; ++i)
            table[i] = static_cast<float>(0.5 * taps[i] / sum);
        return table;
    }
    inline static const std::array<float, kTaps> kTable = makeTable();

    class Past {
    public:
        void push(float in) noexcept
        {
            m_at = m_at == 0 ? kTaps - 1 : m_at - 1;
            m_samples[m_at] = m_samples[m_at + kTaps] = in;
        }
        float back(std::size_t frames) const noexcept { return m_samples[m_at + frames]; }
        float filtered() const noexcept
        {
            Lanes sum{};
            for (std::size_t i = 0; i < kTaps; i += 4) {
                Lanes samples;
                Lanes taps;
                std::memcpy(&samples, m_samples.data() + m_at + i, sizeof(samples));
                std::memcpy(&taps, kTable.data() + i, sizeof(taps));
                sum += samples * taps;
            }
            return (sum[0] + sum[1]) + (sum[2] + sum[3]);
        }

    private:
        std::array<float, 2 * kTaps> m_samples{}; ///< written twice, newest first from m_at on
        std::size_t m_at = 0;
    };

    Past m_even, m_odd;
};

} // namespace melisma::audio
