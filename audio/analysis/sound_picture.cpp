// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/sound_picture.h"

#include "audio/analysis/fft.h"
#include "audio/analysis/frequency_bands.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace melisma::audio {

namespace {

constexpr double kSilence = -std::numeric_limits<double>::infinity();
constexpr double kLeastPower = 1e-20;
constexpr std::size_t kMomentarySteps = 4;
constexpr std::size_t kShortTermSteps = 30;

double decibels(double linear)
{
    return linear > 0.0 ? 20.0 * std::log10(linear) : kSilence;
}

double finiteOrSilence(double value)
{
    return std::isfinite(value) ? value : kSilence;
}

/// Windows of an FFT, one every `hop` samples, from a stream.
class Windows {
public:
    using Take = std::function<void(std::span<const float> power)>;

    /// `before` zeros stand in front of the sound.
    Windows(int size, project::WindowShape shape, int hop, int before)
        : m_fft(size, shape)
        , m_hop(static_cast<std::size_t>(hop))
        , m_samples(static_cast<std::size_t>(before))
    {}

    void add(float sample, const Take& take)
    {
        m_samples.push_back(sample);
        if (m_samples.size() < static_cast<std::size_t>(m_fft.size()))
            return;
        take(m_fft.power(m_samples));
        m_samples.erase(m_samples.begin(), m_samples.begin() + static_cast<std::ptrdiff_t>(m_hop));
    }
    int bins() const { return m_fft.bins(); }

private:
    WindowedFft m_fft;
    std::size_t m_hop;
    std::vector<float> m_samples;
};

int columnsFor(base::Frames length)
{
    constexpr std::int64_t kFinest = 128; // frames a column
    return static_cast<int>(std::clamp<std::int64_t>(length.count / kFinest, 1, SoundPictureMaker::kMostColumns));
}

/// Two windows a column at least, and windows that overlap by half at least.
int hopFor(base::Frames length, int windowSize)
{
    return static_cast<int>(std::clamp<std::int64_t>(length.count / columnsFor(length) / 2, 32, windowSize / 2));
}

} // namespace

struct SoundPictureMaker::State {
    State(int sampleRate, base::Frames length, const SpectrogramSettings& settings)
        : meter(ebur128_init(2, static_cast<unsigned long>(sampleRate),
                             EBUR128_MODE_M | EBUR128_MODE_S | EBUR128_MODE_I | EBUR128_MODE_LRA |
                                 EBUR128_MODE_TRUE_PEAK))
        , step(static_cast<std::size_t>(std::lround(sampleRate * SoundPicture::kStep)))
        , spectrum(SoundPicture::kSpectrumSize, project::WindowShape::hann, SoundPicture::kSpectrumSize / 2, 0)
        , hop(hopFor(length, settings.windowSize))
        , tiles(settings.windowSize, settings.window, hop, settings.windowSize / 2)
        , bands(settings, sampleRate)
        , meanPower(static_cast<std::size_t>(spectrum.bins()))
        , rowPower(bands.rows())
    {
        picture.sampleRate = sampleRate;
        picture.length = length;
        picture.settings = settings;
        picture.columns = columnsFor(length);
        sums.resize(static_cast<std::size_t>(picture.columns) * bands.rows());
        counts.resize(static_cast<std::size_t>(picture.columns));
    }
    ~State()
    {
        if (meter)
            ebur128_destroy(&meter);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void addLoudness(std::span<const float> stereo)
    {
        while (meter && !stereo.empty()) {
            const std::size_t count = std::min(stereo.size() / 2, step - inStep);
            ebur128_add_frames_float(meter, stereo.data(), count);
            for (unsigned channel = 0; channel < 2; ++channel) {
                double peak = 0.0;
                ebur128_prev_true_peak(meter, channel, &peak);
                stepPeak = std::max(stepPeak, peak);
            }
            inStep += count;
            stereo = stereo.subspan(2 * count);
            if (inStep == step)
                endStep();
        }
    }

    void endStep()
    {
        const auto steps = picture.truePeakDb.size() + 1;
        double momentary = kSilence;
        double shortTerm = kSilence;
        if (steps >= kMomentarySteps)
            ebur128_loudness_momentary(meter, &momentary);
        if (steps >= kShortTermSteps)
            ebur128_loudness_shortterm(meter, &shortTerm);
        picture.momentaryLufs.push_back(finiteOrSilence(momentary));
        picture.shortTermLufs.push_back(finiteOrSilence(shortTerm));
        picture.truePeakDb.push_back(decibels(stepPeak));
        stepPeak = 0.0;
        inStep = 0;
    }

    void addSpectra(std::span<const float> stereo)
    {
        for (std::size_t i = 0; i + 1 < stereo.size() && frames < picture.length.count; i += 2, ++frames)
            addMono(0.5f * (stereo[i] + stereo[i + 1]));
    }

    void addMono(float sample)
    {
        spectrum.add(sample, [this](std::span<const float> power) {
            for (std::size_t bin = 0; bin < meanPower.size(); ++bin)
                meanPower[bin] += power[bin];
            ++spectra;
        });
        tiles.add(sample, [this](std::span<const float> power) { addColumn(power); });
    }

    void addColumn(std::span<const float> power)
    {
        const std::int64_t centre = hop * windows++;
        if (centre >= picture.length.count)
            return;
        bands.gather(power, rowPower);
        const auto column = static_cast<std::size_t>(centre * picture.columns / picture.length.count);
        for (std::size_t row = 0; row < rowPower.size(); ++row)
            sums[column * rowPower.size() + row] += rowPower[row];
        ++counts[column];
    }

    void finish()
    {
        measureWhole();
        const int heard = spectra;
        const auto power = meanPower;
        // The last columns reach beyond the end, and a sound shorter than a window still has a spectrum.
        for (int i = 0; i < std::max(SoundPicture::kSpectrumSize, picture.settings.windowSize); ++i)
            addMono(0.0f);
        if (heard > 0) {
            spectra = heard;
            meanPower = power;
        }
        for (const double sum : meanPower)
            picture.spectrumDb.push_back(10.0 * std::log10(std::max(sum / spectra, kLeastPower)));
        picture.bytes.resize(sums.size());
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const int count = std::max(counts[i / bands.rows()], 1);
            picture.bytes[i] = bands.byteOf(sums[i] / static_cast<float>(count));
        }
    }

    void measureWhole()
    {
        auto& whole = picture.whole;
        whole = {kSilence, kSilence, 0.0, kSilence, kSilence};
        if (!meter)
            return;
        if (inStep > 0)
            endStep();
        ebur128_loudness_global(meter, &whole.integratedLufs);
        ebur128_loudness_range(meter, &whole.rangeLu);
        whole.integratedLufs = finiteOrSilence(whole.integratedLufs);
        for (std::size_t i = 0; i < picture.truePeakDb.size(); ++i) {
            whole.truePeakDb = std::max(whole.truePeakDb, picture.truePeakDb[i]);
            whole.maxMomentaryLufs = std::max(whole.maxMomentaryLufs, picture.momentaryLufs[i]);
            whole.maxShortTermLufs = std::max(whole.maxShortTermLufs, picture.shortTermLufs[i]);
        }
    }

    ebur128_state* meter; ///< null for a rate that the standard cannot measure
    std::size_t step;
    std::size_t inStep = 0;
    double stepPeak = 0.0;
    Windows spectrum;
    int hop;
    Windows tiles;
    FrequencyBands bands;
    std::vector<double> meanPower;
    int spectra = 0;
    std::vector<float> rowPower;
    std::vector<float> sums; ///< [column][row]
    std::vector<int> counts;
    std::int64_t frames = 0;
    std::int64_t windows = 0;
    SoundPicture picture;
};

SoundPictureMaker::SoundPictureMaker(int sampleRate, base::Frames length, const SpectrogramSettings& settings)
    : m_state(std::make_unique<State>(sampleRate, length, settings))
{}

SoundPictureMaker::~SoundPictureMaker() = default;

void SoundPictureMaker::add(std::span<const float> stereo)
{
    m_state->addLoudness(stereo);
    m_state->addSpectra(stereo);
}

SoundPicture SoundPictureMaker::finish()
{
    m_state->finish();
    return std::move(m_state->picture);
}

std::vector<double> octaveSmoothed(std::span<const double> levelsDb, double octaves)
{
    std::vector<double> result(levelsDb.begin(), levelsDb.end());
    if (octaves <= 0.0 || levelsDb.empty())
        return result;
    std::vector<double> sums(levelsDb.size() + 1, 0.0); // of powers, so that any stretch costs the same
    for (std::size_t i = 0; i < levelsDb.size(); ++i)
        sums[i + 1] = sums[i] + std::pow(10.0, levelsDb[i] / 10.0);
    const double half = std::exp2(octaves / 2.0);
    for (std::size_t i = 1; i < levelsDb.size(); ++i) {
        const auto place = static_cast<double>(i);
        const auto from = static_cast<std::size_t>(std::lround(place / half));
        const auto to = std::min(static_cast<std::size_t>(std::lround(place * half)), levelsDb.size() - 1);
        const double mean = (sums[to + 1] - sums[from]) / static_cast<double>(to + 1 - from);
        result[i] = 10.0 * std::log10(std::max(mean, kLeastPower));
    }
    return result;
}

} // namespace melisma::audio
