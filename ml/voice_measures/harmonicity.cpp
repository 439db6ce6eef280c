// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/voice_measures/harmonicity.h"

#include "ml/vocoder/fourier.h"
#include "ml/vocoder/windows.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>

namespace melisma::ml::measures {

namespace {

constexpr double kPeriods = 6.0;
constexpr double kLowestF0 = 40.0;
constexpr double kHighestF0 = 2000.0;
constexpr double kHighest = 1.0 - 1e-6; // 60 dB

/// The autocorrelation of a Hann window of length 1 (Boersma's equation 8).
double hannCorrelation(double lag)
{
    const double turn = 2.0 * std::numbers::pi * lag;
    return (1.0 - lag) * (2.0 / 3.0 + std::cos(turn) / 3.0) + std::sin(turn) / (2.0 * std::numbers::pi);
}

class Correlator {
public:
    Correlator(std::span<const float> samples, int rate)
        : m_cutter(samples, rate)
        , m_fft(static_cast<int>(std::bit_ceil(static_cast<unsigned>(2.0 * kPeriods * rate / kLowestF0))))
    {}

    /// The correlation around one period away, 0 .. 1.
    double atOnePeriod(double seconds, double f0)
    {
        correlate(seconds, f0);
        const double period = m_cutter.rate() / f0;
        const auto first = static_cast<std::size_t>(0.8 * period);
        const auto last = static_cast<std::size_t>(1.25 * period) + 1;
        auto best = first;
        for (auto lag = first; lag <= last; ++lag)
            best = heightAt(lag, f0) > heightAt(best, f0) ? lag : best;
        // The peak lies between samples: a parabola through three of them.
        const double left = heightAt(best - 1, f0);
        const double middle = heightAt(best, f0);
        const double right = heightAt(best + 1, f0);
        const double bend = 2.0 * middle - left - right;
        return bend > 0.0 ? middle + (left - right) * (left - right) / (8.0 * bend) : middle;
    }

private:
    void correlate(double seconds, double f0)
    {
        vocoder::Noise none(0);
        m_cutter.cut(seconds, {f0, kPeriods, vocoder::WindowShape::hann, 0.0}, none, m_fft.samples());
        m_fft.forward();
        for (auto& bin : m_fft.bins())
            bin = std::norm(bin);
        m_fft.inverse();
    }
    double heightAt(std::size_t lag, double f0)
    {
        const double whole = m_fft.samples()[0];
        return whole <= 0.0
                   ? 0.0
                   : m_fft.samples()[lag] / whole / hannCorrelation(double(lag) * f0 / (kPeriods * m_cutter.rate()));
    }

    vocoder::AdaptiveCutter m_cutter;
    vocoder::RealFft m_fft;
};

} // namespace

std::vector<float> harmonicity(std::span<const float> samples, int sampleRate, const vocoder::F0Track& f0)
{
    std::vector<float> answer;
    if (samples.empty())
        return answer;
    Correlator correlator(samples, sampleRate);
    for (std::size_t i = 0; i < f0.hertz.size(); ++i) {
        const double hertz = f0.hertz[i];
        if (hertz < kLowestF0 || hertz > kHighestF0)
            continue;
        const double height = correlator.atOnePeriod(double(i) * f0.framePeriod, hertz);
        const double held = std::clamp(height, 1e-6, kHighest);
        answer.push_back(static_cast<float>(10.0 * std::log10(held / (1.0 - held))));
    }
    return answer;
}

double meanHarmonicity(std::span<const float> samples, int sampleRate, const vocoder::F0Track& f0)
{
    const auto all = harmonicity(samples, sampleRate, f0);
    return all.empty() ? 0.0 : std::accumulate(all.begin(), all.end(), 0.0) / double(all.size());
}

} // namespace melisma::ml::measures
