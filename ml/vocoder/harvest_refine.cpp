// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/harvest_candidates.h"
#include "ml/vocoder/windows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>

namespace melisma::ml::vocoder {

namespace {

constexpr std::size_t kSpread = 3;    // frames to either side that lend their candidates
constexpr std::size_t kHarmonics = 6; // at most that many take part in the refinement
constexpr double kLowestScore = 2.5;
constexpr double kNeighbourRange = 0.05;

/// The spectra of a windowed cut and of the same cut under the window's slope, at a few bins only.
struct Spectra {
    std::array<double, kHarmonics> re{}, im{}, slopeRe{}, slopeIm{};
};

/// Turns candidates into refined candidates: the instantaneous frequencies of the first six harmonics
/// (Flanagan and Golden 1966), weighted by amplitude.
class Refiner {
public:
    Refiner(std::span<const double> signal, double rate) : m_signal(signal), m_rate(rate) {}

    F0Candidate refine(double seconds, double f0)
    {
        const int half = static_cast<int>(1.5 * m_rate / f0 + 1.0);
        const double binHz = m_rate / (4.0 * std::bit_floor(static_cast<unsigned>(2 * half + 1)));
        const auto count = std::min(static_cast<std::size_t>(m_rate / 2.0 / f0), kHarmonics);
        cut(seconds, half);
        std::array<double, kHarmonics> hertz{};
        for (std::size_t i = 0; i < count; ++i)
            hertz[i] = std::round(f0 / binHz * double(i + 1)) * binHz;
        return judge(spectra(hertz, count), hertz, count, f0);
    }

private:
    /// The cut begins a sample earlier than symmetry asks, as in the reference implementation; the window knows it.
    void cut(double seconds, int half)
    {
        const auto middle = static_cast<std::ptrdiff_t>(std::lround(seconds * m_rate + 0.001));
        const std::size_t length = 2 * static_cast<std::size_t>(half) + 1;
        m_window.assign(length + 2, 0.0); // a zero at either end for the slope
        const double step = 2.0 * std::numbers::pi / double(length);
        Rotation turn(step * (double(middle) - 1 - half - seconds * m_rate), step);
        for (std::size_t i = 1; i <= length; ++i, turn.advance())
            m_window[i] = 0.34 + turn.cosine() * (0.5 + 0.16 * turn.cosine());
        m_wave.resize(length);
        m_slope.resize(length);
        const auto last = static_cast<std::ptrdiff_t>(m_signal.size()) - 1;
        for (std::size_t i = 0; i < length; ++i) {
            const auto at = std::clamp<std::ptrdiff_t>(middle - 1 - half + static_cast<std::ptrdiff_t>(i), 0, last);
            const double sample = m_signal[static_cast<std::size_t>(at)];
            m_wave[i] = sample * m_window[i + 1];
            m_slope[i] = sample * 0.5 * (m_window[i] - m_window[i + 2]);
        }
    }

    Spectra spectra(const std::array<double, kHarmonics>& hertz, std::size_t count) const
    {
        Spectra sums;
        std::array<double, kHarmonics> c, s, stepC, stepS;
        for (std::size_t k = 0; k < kHarmonics; ++k) {
            const double step = k < count ? 2.0 * std::numbers::pi * hertz[k] / m_rate : 0.0;
            c[k] = 1.0;
            s[k] = 0.0;
            stepC[k] = std::cos(step);
            stepS[k] = std::sin(step);
        }
        for (std::size_t i = 0; i < m_wave.size(); ++i) {
            const double wave = m_wave[i];
            const double slope = m_slope[i];
            for (std::size_t k = 0; k < kHarmonics; ++k) {
                sums.re[k] += wave * c[k];
                sums.im[k] -= wave * s[k];
                sums.slopeRe[k] += slope * c[k];
                sums.slopeIm[k] -= slope * s[k];
                const double turned = c[k] * stepC[k] - s[k] * stepS[k];
                s[k] = s[k] * stepC[k] + c[k] * stepS[k];
                c[k] = turned;
            }
        }
        return sums;
    }

    F0Candidate judge(const Spectra& at, const std::array<double, kHarmonics>& hertz, std::size_t count,
                      double f0) const
    {
        constexpr double kTiny = 1e-12;
        double weighted = 0.0;
        double weights = 0.0;
        double deviation = 0.0;
        for (std::size_t k = 0; k < count; ++k) {
            const double power = at.re[k] * at.re[k] + at.im[k] * at.im[k];
            const double cross = at.re[k] * at.slopeIm[k] - at.im[k] * at.slopeRe[k];
            const double found = power == 0.0 ? 0.0 : hertz[k] + cross / power * m_rate / (2.0 * std::numbers::pi);
            const double harmonic = double(k + 1);
            const double amplitude = std::sqrt(power);
            weighted += amplitude * found;
            weights += amplitude * harmonic;
            deviation += std::abs((found / harmonic - f0) / f0);
        }
        return {static_cast<float>(weighted / (weights + kTiny)),
                static_cast<float>(1.0 / (deviation / double(count) + kTiny))};
    }

    std::span<const double> m_signal;
    double m_rate;
    std::vector<double> m_window, m_wave, m_slope;
};

/// Within 5 % of one of `others`.
bool hasNeighbour(float hertz, std::span<const F0Candidate> others)
{
    return std::ranges::any_of(
        others, [hertz](const F0Candidate& other) { return std::abs(hertz - other.hertz) <= kNeighbourRange * hertz; });
}

CandidateRows withNeighbours(const CandidateRows& all)
{
    CandidateRows kept;
    std::vector<F0Candidate> row;
    for (std::size_t frame = 0; frame < all.rows(); ++frame) {
        row.clear();
        const bool edge = frame == 0 || frame + 1 == all.rows();
        for (const auto& each : all.row(frame))
            if (edge || hasNeighbour(each.hertz, all.row(frame - 1)) || hasNeighbour(each.hertz, all.row(frame + 1)))
                row.push_back(each);
        kept.addRow(row);
    }
    return kept;
}

} // namespace

CandidateRows refineCandidates(std::span<const double> signal, const CandidateRows& raw, const F0Search& search,
                               const Watch& watch)
{
    Refiner refiner(signal, search.rate);
    CandidateRows refined;
    std::vector<F0Candidate> row;
    for (std::size_t frame = 0; frame < raw.rows(); ++frame) {
        if (frame % 64 == 0 && !watch.goesOn(0.4 + 0.55 * double(frame) / double(raw.rows())))
            break;
        row.clear();
        const std::size_t first = frame - std::min(frame, kSpread);
        const std::size_t last = std::min(frame + kSpread, raw.rows() - 1);
        for (std::size_t lender = first; lender <= last; ++lender)
            for (const auto& candidate : raw.row(lender)) {
                const auto found = refiner.refine(double(frame) / 1000.0, candidate.hertz);
                if (found.hertz >= search.floor && found.hertz <= search.ceiling && found.score >= kLowestScore)
                    row.push_back(found);
            }
        refined.addRow(row);
    }
    return withNeighbours(refined);
}

} // namespace melisma::ml::vocoder
