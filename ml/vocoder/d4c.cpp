// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/d4c.h"

#include "ml/vocoder/fourier.h"
#include "ml/vocoder/spectrum_smoothing.h"
#include "ml/vocoder/windows.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace melisma::ml::vocoder {

namespace {

constexpr double kBandStep = 3000.0;
constexpr double kHighestBand = 15000.0;
constexpr double kLowestF0 = 47.0;
constexpr double kLowestVoicingF0 = 40.0;
constexpr double kSafeguard = 1e-6;
constexpr std::uint64_t kNoiseSeed = 0x4434434d;

int transformSize(double periods, int rate, double lowestF0)
{
    return static_cast<int>(2 * std::bit_floor(static_cast<unsigned>(periods * rate / lowestF0 + 1.0)));
}

/// The share of the power from 100 to 7900 Hz that lies below 4 kHz: high in voices, low in sibilants.
class VoicingMeter {
public:
    VoicingMeter(std::span<const float> samples, int rate)
        : m_cutter(samples, rate)
        , m_fft(transformSize(3.0, rate, kLowestVoicingF0))
    {}

    double lowShare(double seconds, double f0, Noise& noise)
    {
        const double hertz = std::max(f0, kLowestVoicingF0);
        m_cutter.cut(seconds, {hertz, 3.0, WindowShape::blackman, kSafeguard}, noise, m_fft.samples());
        m_fft.forward();
        const double low = powerBetween(100.0, 4000.0);
        return low / (low + powerBetween(4000.0, 7900.0));
    }

private:
    double powerBetween(double low, double high)
    {
        const double binsPerHz = double(m_fft.samples().size()) / m_cutter.rate();
        const auto first = static_cast<std::size_t>(std::ceil(low * binsPerHz)) + 1;
        const auto last = std::min(static_cast<std::size_t>(std::ceil(high * binsPerHz)), m_fft.bins().size() - 1);
        double sum = 0.0;
        for (auto i = first; i <= last; ++i)
            sum += std::norm(m_fft.bins()[i]);
        return sum;
    }

    AdaptiveCutter m_cutter;
    RealFft m_fft;
};

/// Band aperiodicity from the group delay: in a periodic band its temporally static part is a smooth curve, so that
/// the power of its transform gathers in few bins.
class BandMeter {
public:
    BandMeter(std::span<const float> samples, int rate, std::size_t bands)
        : m_cutter(samples, rate)
        , m_fft(transformSize(4.0, rate, kLowestF0))
        , m_bands(bands)
        , m_binHz(double(rate) / double(m_fft.samples().size()))
        , m_halfBand(static_cast<int>(kBandStep / m_binHz))
        , m_window(nuttallWindow(2 * m_halfBand + 1))
        , m_centroid(m_fft.bins().size())
        , m_power(m_fft.bins().size())
        , m_smooth(m_fft.bins().size())
    {}

    /// dB of each band; `out` holds as many as there are bands.
    void measure(double seconds, double f0, Noise& noise, std::span<float> out)
    {
        makeGroupDelay(seconds, f0, noise);
        std::ranges::fill(m_fft.samples(), 0.0);
        for (std::size_t band = 0; band < m_bands; ++band) {
            const double decibels = bandDecibels(band) + (f0 - 100.0) / 50.0;
            out[band] = static_cast<float>(std::clamp(decibels, kFloorDb, 0.0));
        }
    }

private:
    /// Adds spectrum times its own time-weighted spectrum: the power spectrum weighted by group delay.
    void addCentroid(double seconds, double f0, Noise& noise)
    {
        const auto wave = m_fft.samples();
        m_cutter.cut(seconds, {f0, 4.0, WindowShape::blackman, kSafeguard}, noise, wave);
        const double power = std::inner_product(wave.begin(), wave.end(), wave.begin(), 0.0);
        m_fft.forward();
        m_spectrum.assign(m_fft.bins().begin(), m_fft.bins().end());
        for (std::size_t i = 0; i < wave.size(); ++i)
            wave[i] *= double(i + 1) / power;
        m_fft.forward();
        for (std::size_t i = 0; i < m_centroid.size(); ++i) {
            const auto a = m_spectrum[i];
            const auto b = m_fft.bins()[i];
            m_centroid[i] += a.real() * b.real() + a.imag() * b.imag();
        }
    }

    /// m_centroid becomes the static group delay around its own smooth course.
    void makeGroupDelay(double seconds, double f0, Noise& noise)
    {
        std::ranges::fill(m_centroid, 0.0);
        addCentroid(seconds - 0.25 / f0, f0, noise);
        addCentroid(seconds + 0.25 / f0, f0, noise);
        mirrorBelowF0(m_centroid, f0, m_binHz);

        m_cutter.cut(seconds, {f0, 4.0, WindowShape::hann, kSafeguard}, noise, m_fft.samples());
        m_fft.forward();
        for (std::size_t i = 0; i < m_power.size(); ++i)
            m_power[i] = std::norm(m_fft.bins()[i]);
        mirrorBelowF0(m_power, f0, m_binHz);
        m_smoother.smooth(m_power, f0, m_binHz, m_smooth);

        for (std::size_t i = 0; i < m_centroid.size(); ++i)
            m_centroid[i] /= m_smooth[i];
        m_smoother.smooth(m_centroid, f0 / 2.0, m_binHz, m_power);
        m_smoother.smooth(m_power, f0, m_binHz, m_smooth);
        for (std::size_t i = 0; i < m_centroid.size(); ++i)
            m_centroid[i] = m_power[i] - m_smooth[i];
    }

    double bandDecibels(std::size_t band)
    {
        const auto wave = m_fft.samples();
        const auto first =
            static_cast<std::size_t>(kBandStep * double(band + 1) / m_binHz) - static_cast<std::size_t>(m_halfBand);
        for (std::size_t i = 0; i < m_window.size(); ++i)
            wave[i] = m_centroid[first + i] * m_window[i];
        m_fft.forward();
        for (std::size_t i = 0; i < m_power.size(); ++i)
            m_power[i] = std::norm(m_fft.bins()[i]);
        const auto strong = std::lround(double(wave.size()) * 8.0 / double(m_window.size()));
        const auto weak = m_power.end() - strong - 1;
        std::ranges::nth_element(m_power, weak);
        const double noise = std::accumulate(m_power.begin(), weak, 0.0);
        return 10.0 * std::log10(noise / std::accumulate(weak, m_power.end(), noise));
    }

    AdaptiveCutter m_cutter;
    RealFft m_fft;
    std::size_t m_bands;
    double m_binHz;
    int m_halfBand; ///< bins
    std::vector<double> m_window;
    std::vector<double> m_centroid;
    std::vector<double> m_power;
    std::vector<double> m_smooth;
    std::vector<std::complex<double>> m_spectrum;
    RectangularSmoother m_smoother;
};

} // namespace

std::vector<float> aperiodicityKnots(int sampleRate)
{
    const double highest = std::min(kHighestBand, sampleRate / 2.0 - kBandStep);
    std::vector<float> knots{0.0F};
    for (int band = 1; band <= static_cast<int>(highest / kBandStep); ++band)
        knots.push_back(static_cast<float>(band * kBandStep));
    knots.push_back(static_cast<float>(sampleRate / 2.0));
    return knots;
}

base::Result<Aperiodicity> d4c(std::span<const float> samples, int sampleRate, const F0Track& f0,
                               const D4cOptions& options, const Watch& watch)
{
    if (auto good = checkInput(samples, sampleRate, f0); !good)
        return good.error();
    Aperiodicity answer{aperiodicityKnots(sampleRate), {}};
    answer.decibels = FrameTable(f0.hertz.size(), answer.knots.size());
    VoicingMeter voicing(samples, sampleRate);
    BandMeter bands(samples, sampleRate, answer.knots.size() - 2);
    for (std::size_t i = 0; i < f0.hertz.size(); ++i) {
        if (!watch.goesOn(double(i) / double(f0.hertz.size())))
            return stoppedError();
        const double seconds = double(i) * f0.framePeriod;
        Noise noise(kNoiseSeed, i);
        if (f0.hertz[i] <= 0.0F || voicing.lowShare(seconds, f0.hertz[i], noise) <= options.voicingThreshold)
            continue;
        const auto row = answer.decibels.row(i);
        row[0] = static_cast<float>(kFloorDb);
        bands.measure(seconds, std::max<double>(f0.hertz[i], kLowestF0), noise, row.subspan(1, row.size() - 2));
    }
    return answer;
}

} // namespace melisma::ml::vocoder
