// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/formant_shifter.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <numbers>

namespace melisma::ml::vocoder {

namespace {

constexpr std::size_t kOverlap = 4;
constexpr double kWindowSquares = 1.5; ///< what the squares of four overlapping windows add up to
constexpr double kHopSeconds = 0.0107;
constexpr std::size_t kHopUnit = 32; ///< keeps the length of a frame quick to transform

constexpr double kShortestPeriod = 0.0009, kLongestPeriod = 0.0143; ///< seconds
constexpr double kVoiced = 0.5;                                     ///< correlation from which a frame has a pitch
constexpr double kAsGood = 0.9; ///< of the best correlation: the shortest such lag is the period, and no multiple of it

constexpr double kUnvoicedCutoff = 0.001;                          ///< seconds, where there is no pitch
constexpr double kShortestCutoff = 0.0004, kLongestCutoff = 0.006; ///< seconds
constexpr double kSoftness = 0.15;                                 ///< of the cutoff, to either side
constexpr int kRounds = 8;                                         ///< more change the envelope by less than 0.3 dB
constexpr double kFloor = 1e-10;                                   ///< of the loudest bin's power
constexpr double kSilence = 1e-18;                                 ///< power of a bin
constexpr double kMostGain = 30.0 / 20.0 * std::numbers::ln10;     ///< 30 dB: what is hardly there is no formant

std::size_t hopFor(int sampleRate)
{
    const double units = std::round(sampleRate * kHopSeconds / static_cast<double>(kHopUnit));
    return kHopUnit * static_cast<std::size_t>(std::max(units, 1.0));
}

std::vector<double> hannWindow(std::size_t count)
{
    std::vector<double> window(count);
    for (std::size_t i = 0; i < count; ++i)
        window[i] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count));
    return window;
}

/// The line through the values around `position`, held beyond the end.
double between(std::span<const double> values, double position)
{
    const double held = std::min(position, static_cast<double>(values.size() - 1));
    const auto below = static_cast<std::size_t>(held);
    const auto above = std::min(below + 1, values.size() - 1);
    return values[below] + (held - static_cast<double>(below)) * (values[above] - values[below]);
}

} // namespace

FormantShifter::FormantShifter(int sampleRate, double semitones)
    : m_rate(sampleRate)
    , m_ratio(std::exp2(std::clamp(semitones, -kMostSemitones, kMostSemitones) / 12.0))
    , m_hop(hopFor(sampleRate))
    , m_window(hannWindow(kOverlap * m_hop))
    , m_fft(static_cast<int>(m_window.size()))
    , m_cosine(static_cast<int>(m_window.size() / 2 + 1))
    , m_power(m_window.size() / 2 + 1)
    , m_log(m_power.size())
    , m_envelope(m_power.size())
    , m_gains(m_power.size())
    , m_held(m_window.size() - m_hop, 0.0F)
    , m_sum(m_window.size(), 0.0)
    , m_lead(m_held.size())
{
    std::ranges::copy(m_window, m_fft.samples().begin());
    m_fft.forward();
    std::ranges::transform(m_fft.bins(), m_cosine.input().begin(), [](const auto& bin) { return std::norm(bin); });
    m_cosine.run();
    const auto correlation = m_cosine.output();
    m_windowCorrelation.assign(correlation.begin(), correlation.end());
    for (double& value : m_windowCorrelation)
        value /= correlation.front();
}

void FormantShifter::push(std::span<const float> samples, std::vector<float>& made)
{
    m_taken += samples.size();
    feed(samples, made);
}

void FormantShifter::finish(std::vector<float>& made)
{
    feed(std::vector<float>(m_window.size(), 0.0F), made);
}

void FormantShifter::feed(std::span<const float> samples, std::vector<float>& made)
{
    m_held.insert(m_held.end(), samples.begin(), samples.end());
    std::size_t at = 0;
    for (; m_held.size() - at >= m_window.size(); at += m_hop) {
        addFrame(std::span(m_held).subspan(at, m_window.size()));
        give(made);
    }
    m_held.erase(m_held.begin(), m_held.begin() + static_cast<std::ptrdiff_t>(at));
}

void FormantShifter::give(std::vector<float>& made)
{
    if (m_lead > 0) {
        m_lead -= m_hop;
    } else {
        const auto count = std::min(m_hop, m_taken - m_given);
        std::transform(m_sum.begin(), m_sum.begin() + static_cast<std::ptrdiff_t>(count), std::back_inserter(made),
                       [](double value) { return static_cast<float>(value); });
        m_given += count;
    }
    const auto kept = std::shift_left(m_sum.begin(), m_sum.end(), static_cast<std::ptrdiff_t>(m_hop));
    std::fill(kept, m_sum.end(), 0.0);
}

void FormantShifter::addFrame(std::span<const float> sound)
{
    const auto samples = m_fft.samples();
    std::ranges::transform(sound, m_window, samples.begin(), std::multiplies<>());
    m_fft.forward();
    const auto bins = m_fft.bins();
    std::ranges::transform(bins, m_power.begin(), [](const auto& bin) { return std::norm(bin); });
    const double loudest = std::ranges::max(m_power);
    if (!(loudest > kSilence))
        return;
    findEnvelope(loudest);
    findGains();
    std::ranges::transform(bins, m_gains, bins.begin(), std::multiplies<>());
    m_fft.inverse();
    const double scale = 1.0 / (kWindowSquares * static_cast<double>(m_window.size()));
    for (std::size_t i = 0; i < m_sum.size(); ++i)
        m_sum[i] += scale * m_window[i] * samples[i];
}

/// Of the voice in the frame, in samples, by the correlation of the sound with itself; 0: there is none.
std::size_t FormantShifter::period()
{
    std::ranges::copy(m_power, m_cosine.input().begin());
    m_cosine.run();
    const auto correlation = m_cosine.output();
    const double whole = correlation.front();
    const auto at = [&](std::size_t lag) { return correlation[lag] / (whole * m_windowCorrelation[lag]); };
    const auto isPeak = [&](std::size_t lag) { return at(lag) > at(lag - 1) && at(lag) >= at(lag + 1); };
    const auto first = static_cast<std::size_t>(kShortestPeriod * m_rate);
    const auto last = static_cast<std::size_t>(kLongestPeriod * m_rate);
    double best = kVoiced;
    for (auto lag = first; lag < last; ++lag)
        if (isPeak(lag))
            best = std::max(best, at(lag));
    for (auto lag = first; lag < last; ++lag)
        if (isPeak(lag) && at(lag) >= std::max(kVoiced, kAsGood * best))
            return lag;
    return 0;
}

/// The log of the envelope, from the power of the bins.
void FormantShifter::findEnvelope(double loudest)
{
    const auto lag = period();
    const double seconds = lag == 0
                               ? kUnvoicedCutoff
                               : std::clamp(0.5 * static_cast<double>(lag) / m_rate, kShortestCutoff, kLongestCutoff);
    std::ranges::transform(m_power, m_log.begin(),
                           [loudest](double power) { return 0.5 * std::log(power + kFloor * loudest); });
    if (lag > 0) { // below its first harmonic a voice has no valley but only nothing to be heard by
        const auto harmonic = std::min((m_window.size() + lag / 2) / lag, m_log.size() - 1);
        for (std::size_t bin = 0; bin < harmonic; ++bin)
            m_log[bin] = std::max(m_log[bin], m_log[harmonic]);
    }
    smooth(seconds * m_rate);
    for (int round = 0; round < kRounds; ++round) {
        std::ranges::transform(m_log, m_envelope, m_log.begin(),
                               [](double log, double envelope) { return std::max(log, envelope); });
        smooth(seconds * m_rate);
    }
}

/// The envelope: what of m_log is wider than `cutoff` samples of quefrency let through.
void FormantShifter::smooth(double cutoff)
{
    std::ranges::copy(m_log, m_cosine.input().begin());
    m_cosine.run();
    const auto in = m_cosine.input(), out = m_cosine.output();
    const double from = (1.0 - kSoftness) * cutoff, width = 2.0 * kSoftness * cutoff;
    const double scale = 1.0 / static_cast<double>(m_window.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double fall = std::clamp((static_cast<double>(i) - from) / width, 0.0, 1.0);
        in[i] = fall < 1.0 ? scale * out[i] * (0.5 + 0.5 * std::cos(std::numbers::pi * fall)) : 0.0;
    }
    m_cosine.run();
    std::ranges::copy(m_cosine.output(), m_envelope.begin());
}

void FormantShifter::findGains()
{
    double before = 0.0, after = 0.0;
    for (std::size_t bin = 0; bin < m_gains.size(); ++bin) {
        const double moved = between(m_envelope, static_cast<double>(bin) / m_ratio);
        m_gains[bin] = std::exp(std::min(moved - m_envelope[bin], kMostGain));
        before += m_power[bin];
        after += m_power[bin] * m_gains[bin] * m_gains[bin];
    }
    const double level = after > 0.0 ? std::sqrt(before / after) : 1.0;
    for (double& gain : m_gains)
        gain *= level;
}

} // namespace melisma::ml::vocoder
