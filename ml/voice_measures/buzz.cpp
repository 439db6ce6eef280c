// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/voice_measures/buzz.h"

#include "ml/vocoder/fourier.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace melisma::ml::measures {

namespace {

constexpr double kLowHz = 2000.0;
constexpr double kHighHz = 8000.0;
constexpr double kLowestF0 = 60.0;
constexpr double kPeriods = 4.0;
constexpr std::size_t kPhases = 16;

/// One frame's energy above 2 kHz by phase of the period.
using Folded = std::array<double, kPhases>;

class Folder {
public:
    Folder(std::span<const float> samples, int rate)
        : m_samples(samples)
        , m_rate(rate)
        , m_fft(static_cast<int>(std::bit_ceil(static_cast<unsigned>(1.5 * kPeriods * rate / kLowestF0))))
        , m_envelope(m_fft.samples().size())
    {}

    Folded fold(double seconds, double f0)
    {
        const auto size = std::ssize(m_envelope);
        const auto middle = static_cast<std::ptrdiff_t>(std::lround(seconds * m_rate));
        findEnvelope(middle - size / 2);
        Folded energy{};
        const double half = kPeriods / 2.0 * m_rate / f0;
        for (auto i = static_cast<std::ptrdiff_t>(std::ceil(-half)); double(i) < half; ++i) {
            const double phase = double(i) * f0 / m_rate + kPeriods; // cycles, above 0
            const auto slot = static_cast<std::size_t>((phase - std::floor(phase)) * kPhases) % kPhases;
            energy[slot] += m_envelope[static_cast<std::size_t>(size / 2 + i)];
        }
        return energy;
    }

private:
    /// m_envelope: the squared envelope of the band, from `first` on.
    void findEnvelope(std::ptrdiff_t first)
    {
        cutBand(first);
        m_fft.inverse();
        for (std::size_t i = 0; i < m_envelope.size(); ++i)
            m_envelope[i] = m_fft.samples()[i] * m_fft.samples()[i];
        cutBand(first);
        for (auto& bin : m_fft.bins()) // a quarter of a turn: Hilbert's partner of the band
            bin = {bin.imag(), -bin.real()};
        m_fft.inverse();
        for (std::size_t i = 0; i < m_envelope.size(); ++i)
            m_envelope[i] += m_fft.samples()[i] * m_fft.samples()[i];
    }

    void cutBand(std::ptrdiff_t first)
    {
        const auto wave = m_fft.samples();
        for (std::size_t i = 0; i < wave.size(); ++i) {
            const auto at = first + static_cast<std::ptrdiff_t>(i);
            const bool inside = at >= 0 && at < std::ssize(m_samples);
            wave[i] = inside ? m_samples[static_cast<std::size_t>(at)] : 0.0;
        }
        m_fft.forward();
        const double binHz = double(m_rate) / double(wave.size());
        const double high = std::min(kHighHz, 0.45 * m_rate);
        for (std::size_t i = 0; i < m_fft.bins().size(); ++i)
            if (double(i) * binHz < kLowHz || double(i) * binHz > high)
                m_fft.bins()[i] = 0.0;
    }

    std::span<const float> m_samples;
    int m_rate;
    vocoder::RealFft m_fft;
    std::vector<double> m_envelope;
};

/// The share of the loudest quarter of the circle, 0 at an even spread and 1 at a click.
double peakiness(const Folded& energy, double sum)
{
    double best = 0.0;
    for (std::size_t start = 0; start < kPhases; ++start) {
        double quarter = 0.0;
        for (std::size_t i = 0; i < kPhases / 4; ++i)
            quarter += energy[(start + i) % kPhases];
        best = std::max(best, quarter);
    }
    return (best / sum - 0.25) / 0.75;
}

} // namespace

double buzz(std::span<const float> samples, int sampleRate, const vocoder::F0Track& f0, double floorDb)
{
    Folder folder(samples, sampleRate);
    std::vector<std::pair<double, double>> frames; // energy, peakiness
    double loudest = 0.0;
    for (std::size_t i = 0; i < f0.hertz.size(); ++i) {
        if (f0.hertz[i] < kLowestF0)
            continue;
        const Folded energy = folder.fold(double(i) * f0.framePeriod, f0.hertz[i]);
        const double sum = std::accumulate(energy.begin(), energy.end(), 0.0);
        if (sum > 0.0)
            frames.emplace_back(sum * f0.hertz[i], peakiness(energy, sum)); // per second, not per four periods
        loudest = std::max(loudest, sum * f0.hertz[i]);
    }
    std::erase_if(frames, [&](const auto& each) { return each.first < loudest * std::pow(10.0, floorDb / 10.0); });
    double total = 0.0;
    for (const auto& [energy, value] : frames)
        total += value;
    return frames.empty() ? 0.0 : total / double(frames.size());
}

} // namespace melisma::ml::measures
