// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/periodic_pitch.h"

#include "ml/vocoder/fourier.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>

namespace melisma::ml::vocoder {

namespace {

constexpr double kPeriods = 3.0;       ///< of the floor in a window
constexpr std::size_t kMostPeaks = 14; ///< of a frame
constexpr std::size_t kFiner = 2;      ///< values of the autocorrelation for each sample
constexpr double kCostSeconds = 0.01;  ///< in which the costs of a change are given

struct Candidate {
    double hertz = 0.0; ///< 0: unvoiced
    double strength = 0.0;
};
using Frame = std::vector<Candidate>;

double highest(std::span<const float> samples)
{
    double most = 0.0;
    for (const float sample : samples)
        most = std::max(most, std::abs(static_cast<double>(sample)));
    return most;
}

class Listener {
public:
    Listener(std::span<const float> samples, double rate, const PeriodicPitchOptions& options)
        : m_samples(samples)
        , m_rate(rate)
        , m_options(options)
        , m_loudest(std::max(1e-9, highest(samples)))
        , m_window(static_cast<std::size_t>(kPeriods * rate / options.floor))
        , m_forward(static_cast<int>(std::bit_ceil(m_window.size() * 3 / 2)))
        , m_inverse(static_cast<int>(kFiner * m_forward.samples().size()))
    {
        const double size = static_cast<double>(m_window.size());
        for (std::size_t i = 0; i < m_window.size(); ++i)
            m_window[i] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * (static_cast<double>(i) + 0.5) / size);
        std::copy(m_window.begin(), m_window.end(), m_forward.samples().begin());
        m_ofWindow = correlation();
    }

    Frame at(std::size_t middle)
    {
        const double peak = cut(middle);
        const double quiet = peak / m_loudest * (1.0 + m_options.voicing) / m_options.silence;
        Frame frame{{0.0, m_options.voicing + std::max(0.0, 2.0 - quiet)}};
        if (peak > 0.0)
            addPeaks(frame);
        return frame;
    }

private:
    /// The windowed sound about `middle` without its mean; its highest value in the middle third.
    double cut(std::size_t middle)
    {
        const auto size = m_window.size();
        const auto first = static_cast<std::ptrdiff_t>(middle) - static_cast<std::ptrdiff_t>(size / 2);
        const auto sample = [&](std::size_t i) {
            const auto place = first + static_cast<std::ptrdiff_t>(i);
            const bool inside = place >= 0 && place < static_cast<std::ptrdiff_t>(m_samples.size());
            return inside ? static_cast<double>(m_samples[static_cast<std::size_t>(place)]) : 0.0;
        };
        double mean = 0.0;
        for (std::size_t i = 0; i < size; ++i)
            mean += sample(i) / static_cast<double>(size);
        const auto values = m_forward.samples();
        std::fill(values.begin(), values.end(), 0.0);
        double peak = 0.0;
        for (std::size_t i = 0; i < size; ++i) {
            const double value = sample(i) - mean;
            values[i] = value * m_window[i];
            if (i >= size / 3 && i < size - size / 3)
                peak = std::max(peak, std::abs(value));
        }
        return peak;
    }

    /// Of what is in m_forward, 1 at the first place, kFiner values for each sample.
    std::vector<double> correlation()
    {
        m_forward.forward();
        const auto fine = m_inverse.bins();
        std::fill(fine.begin(), fine.end(), 0.0);
        std::transform(m_forward.bins().begin(), m_forward.bins().end(), fine.begin(),
                       [](std::complex<double> bin) { return std::norm(bin); });
        m_inverse.inverse();
        const auto lags = static_cast<std::size_t>(std::ceil(m_rate / m_options.floor)) * kFiner + 2;
        std::vector<double> values(m_inverse.samples().begin(),
                                   m_inverse.samples().begin() + static_cast<std::ptrdiff_t>(lags));
        const double whole = std::max(std::numeric_limits<double>::min(), values.front());
        for (double& value : values)
            value /= whole;
        return values;
    }

    void addPeaks(Frame& frame)
    {
        auto values = correlation();
        for (std::size_t lag = 0; lag < values.size(); ++lag)
            values[lag] /= m_ofWindow[lag];
        const double finer = m_rate * static_cast<double>(kFiner);
        for (std::size_t lag = 1; lag + 1 < values.size(); ++lag) {
            if (values[lag] < 0.5 * m_options.voicing || values[lag] <= values[lag - 1] ||
                values[lag] < values[lag + 1])
                continue;
            const double slope = 0.5 * (values[lag + 1] - values[lag - 1]);
            const double bend = 2.0 * values[lag] - values[lag - 1] - values[lag + 1];
            const double hertz = finer / (static_cast<double>(lag) + slope / bend);
            if (hertz < m_options.floor || hertz > m_options.ceiling)
                continue;
            const double height = values[lag] + 0.5 * slope * slope / bend;
            frame.push_back({hertz, (height > 1.0 ? 1.0 / height : height) -
                                        m_options.octaveCost * std::log2(m_options.ceiling / hertz)});
        }
        const auto stronger = [](const Candidate& one, const Candidate& other) {
            return one.strength > other.strength;
        };
        std::sort(frame.begin() + 1, frame.end(), stronger);
        frame.resize(std::min(frame.size(), kMostPeaks + 1));
    }

    std::span<const float> m_samples;
    double m_rate;
    const PeriodicPitchOptions& m_options;
    double m_loudest;
    std::vector<double> m_window;
    RealFft m_forward;
    RealFft m_inverse;
    std::vector<double> m_ofWindow;
};

double costOf(const Candidate& from, const Candidate& to, const PeriodicPitchOptions& options)
{
    if (from.hertz <= 0.0 && to.hertz <= 0.0)
        return 0.0;
    if (from.hertz <= 0.0 || to.hertz <= 0.0)
        return options.voicedUnvoicedCost;
    return options.octaveJumpCost * std::abs(std::log2(from.hertz / to.hertz));
}

/// The path of the greatest sum of strengths less costs (Viterbi).
std::vector<float> bestPath(std::vector<Frame>& frames, const PeriodicPitchOptions& options, double costScale)
{
    std::vector<std::vector<std::size_t>> from(frames.size());
    for (std::size_t at = 1; at < frames.size(); ++at) {
        for (Candidate& candidate : frames[at]) {
            double best = -std::numeric_limits<double>::infinity();
            std::size_t place = 0;
            for (std::size_t i = 0; i < frames[at - 1].size(); ++i) {
                const auto& before = frames[at - 1][i];
                const double sum = before.strength - costScale * costOf(before, candidate, options);
                if (sum > best) {
                    best = sum;
                    place = i;
                }
            }
            candidate.strength += best;
            from[at].push_back(place);
        }
    }
    std::vector<float> path(frames.size());
    if (frames.empty())
        return path;
    const auto& last = frames.back();
    auto place = static_cast<std::size_t>(
        std::max_element(last.begin(), last.end(),
                         [](const Candidate& one, const Candidate& other) { return one.strength < other.strength; }) -
        last.begin());
    for (std::size_t at = frames.size(); at-- > 0;) {
        path[at] = static_cast<float>(frames[at][place].hertz);
        if (at > 0)
            place = from[at][place];
    }
    return path;
}

} // namespace

std::vector<float> periodicPitch(std::span<const float> samples, double sampleRate, std::size_t hop, std::size_t count,
                                 const PeriodicPitchOptions& options, const std::stop_token& stop)
{
    Listener listener(samples, sampleRate, options);
    std::vector<Frame> frames;
    frames.reserve(count);
    for (std::size_t at = 0; at < count && !stop.stop_requested(); ++at)
        frames.push_back(listener.at(at * hop + hop / 2));
    auto path = bestPath(frames, options, kCostSeconds * sampleRate / static_cast<double>(hop));
    path.resize(count);
    return path;
}

} // namespace melisma::ml::vocoder
