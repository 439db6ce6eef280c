// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/fourier.h"
#include "ml/vocoder/harvest_candidates.h"
#include "ml/vocoder/windows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>
#include <utility>

namespace melisma::ml::vocoder {

namespace {

constexpr double kBandsPerOctave = 40.0;
constexpr int kAgreeingBands = 10;

/// Filters one signal by many short filters: its blocks are transformed once (overlap-save).
class BandFilter {
public:
    BandFilter(std::span<const double> signal, double rate, int longestHalf)
        : m_rate(rate)
        , m_margin(static_cast<std::size_t>(longestHalf))
        , m_fft(static_cast<int>(std::bit_ceil(16U * static_cast<unsigned>(longestHalf))))
        , m_length(signal.size())
    {
        const std::size_t size = m_fft.samples().size();
        m_hop = size - 2 * m_margin;
        for (std::size_t start = 0; start < m_length; start += m_hop) {
            for (std::size_t i = 0; i < size; ++i) {
                const std::size_t at = start + i; // of the signal with a margin of zeros before it
                m_fft.samples()[i] = at >= m_margin && at - m_margin < m_length ? signal[at - m_margin] : 0.0;
            }
            m_fft.forward();
            m_blocks.insert(m_blocks.end(), m_fft.bins().begin(), m_fft.bins().end());
        }
    }

    /// The signal through a Nuttall window of four periods on a cosine at `centre` Hz, without delay.
    void filter(double centre, std::vector<double>& out)
    {
        makeFilter(centre);
        out.resize(m_length);
        const auto bins = m_fft.bins();
        const auto* block = m_blocks.data();
        for (std::size_t start = 0; start < m_length; start += m_hop, block += bins.size()) {
            for (std::size_t i = 0; i < bins.size(); ++i)
                bins[i] = block[i] * m_gains[i];
            m_fft.inverse();
            const auto count = std::min(m_hop, m_length - start);
            std::copy_n(m_fft.samples().data() + m_margin, count, out.data() + start);
        }
    }

private:
    /// The filter is even, so its spectrum is real when it is laid around sample 0.
    void makeFilter(double centre)
    {
        const int half = static_cast<int>(std::lround(m_rate / centre * 2.0));
        const auto window = nuttallWindow(2 * half + 1);
        const auto wave = m_fft.samples();
        std::ranges::fill(wave, 0.0);
        Rotation turn(0.0, 2.0 * std::numbers::pi * centre / m_rate);
        for (std::size_t i = 0; i <= static_cast<std::size_t>(half); ++i, turn.advance()) {
            const double value = window[static_cast<std::size_t>(half) + i] * turn.cosine();
            wave[i] = value;
            wave[(wave.size() - i) % wave.size()] = value;
        }
        m_fft.forward();
        m_gains.clear();
        for (const auto& bin : m_fft.bins())
            m_gains.push_back(bin.real());
    }

    double m_rate;
    std::size_t m_margin;
    RealFft m_fft;
    std::size_t m_length;
    std::size_t m_hop = 0;
    std::vector<std::complex<double>> m_blocks;
    std::vector<double> m_gains;
};

/// The moments at which a wave falls through zero, read as frequencies half-way between neighbours.
class Crossings {
public:
    void clear() { m_moments.clear(); }
    void add(double sample) { m_moments.push_back(sample); }
    bool enough() const { return m_moments.size() >= 4; }

    /// Begins a walk over rising times.
    void rewind() { m_at = 0; }
    /// The frequency at `sample`, in cycles a sample, on straight lines through the intervals (also beyond the ends).
    double frequencyAt(double sample)
    {
        const std::size_t last = m_moments.size() - 3;
        while (m_at < last && 2.0 * sample >= m_moments[m_at + 1] + m_moments[m_at + 2])
            ++m_at;
        const double a = m_moments[m_at];
        const double b = m_moments[m_at + 1];
        const double c = m_moments[m_at + 2];
        const double here = 1.0 / (b - a);
        const double next = 1.0 / (c - b);
        return here + (2.0 * sample - a - b) / (c - a) * (next - here);
    }

private:
    std::vector<double> m_moments;
    std::size_t m_at = 0;
};

/// Falls, rises, peaks and dips of a filtered signal.
using FourCrossings = std::array<Crossings, 4>;

/// Peaks and dips are told half a sample early, at the left of the two samples that make the slope: the candidates of
/// the reference implementation hang on that, and with it every border of voicing.
void findCrossings(std::span<const double> wave, FourCrossings& found)
{
    for (auto& each : found)
        each.clear();
    double slopeBefore = 0.0;
    for (std::size_t i = 0; i + 1 < wave.size(); ++i) {
        const double here = wave[i];
        const double next = wave[i + 1];
        if (here > 0.0 ? next <= 0.0 : here < 0.0 && next >= 0.0)
            found[here > 0.0 ? 0 : 1].add(double(i) + here / (here - next));
        const double slope = next - here;
        if (slopeBefore > 0.0 ? slope <= 0.0 : slopeBefore < 0.0 && slope >= 0.0)
            found[slopeBefore > 0.0 ? 2 : 3].add(double(i) - 1.0 + slopeBefore / (slopeBefore - slope));
        slopeBefore = slope;
    }
}

/// Follows runs of agreeing bands in every frame while the bands come one after the other, so that no table of all
/// bands by all frames is needed.
class Runs {
public:
    explicit Runs(std::size_t frames) : m_open(frames) {}

    void take(std::size_t frame, double hertz)
    {
        auto& run = m_open[frame];
        if (hertz > 0.0) {
            ++run.bands;
            run.sum += hertz;
            return;
        }
        if (run.bands >= kAgreeingBands)
            m_done.emplace_back(static_cast<std::uint32_t>(frame), static_cast<float>(run.sum / run.bands));
        run = {};
    }

    CandidateRows rows()
    {
        std::ranges::stable_sort(m_done, {}, &std::pair<std::uint32_t, float>::first);
        CandidateRows rows;
        std::vector<F0Candidate> row;
        auto next = m_done.begin();
        for (std::size_t frame = 0; frame < m_open.size(); ++frame) {
            row.clear();
            for (; next != m_done.end() && next->first == frame; ++next)
                row.push_back({next->second, 0.0F});
            rows.addRow(row);
        }
        return rows;
    }

private:
    struct Run {
        int bands = 0;
        double sum = 0.0;
    };
    std::vector<Run> m_open;
    std::vector<std::pair<std::uint32_t, float>> m_done;
};

/// One band's opinion of every frame: the mean of its four frequencies where that is near the band's centre.
void takeBand(FourCrossings& crossings, double centre, const F0Search& search, Runs& runs)
{
    const bool enough = std::ranges::all_of(crossings, &Crossings::enough);
    for (auto& each : crossings)
        each.rewind();
    const double low = std::max(centre * 0.9, search.floor);
    const double high = std::min(centre * 1.1, search.ceiling);
    const double scale = search.rate / 4.0;
    for (std::size_t frame = 0; frame < search.frames; ++frame) {
        double hertz = 0.0;
        if (enough) {
            const double sample = double(frame) * search.rate / 1000.0;
            for (auto& each : crossings)
                hertz += each.frequencyAt(sample);
            hertz *= scale;
        }
        runs.take(frame, hertz >= low && hertz <= high ? hertz : 0.0);
    }
}

} // namespace

CandidateRows rawCandidates(std::span<const double> signal, const F0Search& search, const Watch& watch)
{
    const double lowest = search.floor * 0.9;
    const int bands = 1 + static_cast<int>(std::log2(search.ceiling * 1.1 / lowest) * kBandsPerOctave);
    BandFilter filter(signal, search.rate, static_cast<int>(std::lround(search.rate / lowest * 2.0)));
    Runs runs(search.frames);
    FourCrossings crossings;
    std::vector<double> wave;
    // The outermost bands have no neighbour on one side and only close runs.
    for (int band = 1; band < bands - 1; ++band) {
        if (!watch.goesOn(0.4 * band / bands))
            break;
        const double centre = lowest * std::pow(2.0, (band + 1) / kBandsPerOctave);
        filter.filter(centre, wave);
        findCrossings(wave, crossings);
        takeBand(crossings, centre, search, runs);
    }
    for (std::size_t frame = 0; frame < search.frames; ++frame)
        runs.take(frame, 0.0);
    return runs.rows();
}

} // namespace melisma::ml::vocoder
