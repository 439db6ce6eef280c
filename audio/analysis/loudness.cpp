// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/loudness.h"

#include "audio/analysis/true_peak.h"
#include "audio/files/audio_file.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <vector>

namespace melisma::audio {

namespace {

constexpr int kBlock = 16384;
constexpr double kSilence = -std::numeric_limits<double>::infinity();

double finiteOrSilence(double value)
{
    return std::isfinite(value) ? value : kSilence;
}

/// The loudest window of some length, from the mean squares of tenths of a second.
class LoudestWindow {
public:
    explicit LoudestWindow(std::size_t tenths) : m_tenths(tenths) {}

    void add(double energy)
    {
        m_recent.push_back(energy);
        if (m_recent.size() > m_tenths)
            m_recent.erase(m_recent.begin());
        if (m_recent.size() == m_tenths)
            m_loudest =
                std::max(m_loudest, std::reduce(m_recent.begin(), m_recent.end()) / static_cast<double>(m_tenths));
    }

    double lufs() const { return m_loudest > 0.0 ? 10.0 * std::log10(m_loudest) - kOffset : kSilence; }

    static double energy(double lufs) { return std::isfinite(lufs) ? std::pow(10.0, (lufs + kOffset) / 10.0) : 0.0; }

private:
    static constexpr double kOffset = 0.691; ///< of ITU-R BS.1770
    std::size_t m_tenths;
    std::vector<double> m_recent;
    double m_loudest = 0.0;
};

} // namespace

struct LoudnessMeter::State {
    State(int channels, int sampleRate, bool truePeak)
        : meter(ebur128_init(static_cast<unsigned>(channels), static_cast<unsigned long>(sampleRate),
                             EBUR128_MODE_I | EBUR128_MODE_LRA | (truePeak ? 0 : EBUR128_MODE_SAMPLE_PEAK)))
    {
        if (truePeak && meter)
            between.emplace(channels, sampleRate);
    }
    ~State()
    {
        if (meter)
            ebur128_destroy(&meter);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    /// In pieces that end with the tenths of a second, for the windows.
    void add(const float* interleaved, std::size_t frames)
    {
        if (between)
            between->add({interleaved, frames * meter->channels});
        const std::size_t tenth = meter->samplerate / 10;
        while (frames > 0) {
            const std::size_t count = between ? std::min(frames, tenth - inTenth) : frames;
            ebur128_add_frames_float(meter, interleaved, count);
            interleaved += count * meter->channels;
            frames -= count;
            inTenth += count;
            if (between && inTenth == tenth)
                endTenth();
        }
    }

    void endTenth()
    {
        inTenth = 0;
        double lufs = kSilence;
        ebur128_loudness_window(meter, 100, &lufs);
        momentary.add(LoudestWindow::energy(lufs));
        shortTerm.add(LoudestWindow::energy(lufs));
    }

    double highest() const
    {
        if (between)
            return between->highest();
        double highest = 0.0;
        for (unsigned i = 0; i < meter->channels; ++i) {
            double peak = 0.0;
            ebur128_sample_peak(meter, i, &peak);
            highest = std::max(highest, peak);
        }
        return highest;
    }

    ebur128_state* meter;            ///< null for a rate or channel count that the standard cannot measure
    std::optional<TruePeak> between; ///< libebur128's own looks at every sample, at four times the cost of the rest
    std::size_t inTenth = 0;
    LoudestWindow momentary{4};
    LoudestWindow shortTerm{30};
};

LoudnessMeter::LoudnessMeter(int channels, int sampleRate, bool truePeak)
    : m_state(std::make_unique<State>(channels, sampleRate, truePeak))
{}

LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(const float* interleaved, int frames)
{
    if (m_state->meter)
        m_state->add(interleaved, static_cast<std::size_t>(frames));
}

Loudness LoudnessMeter::result() const
{
    Loudness result{kSilence, kSilence, 0.0, kSilence, kSilence};
    if (!m_state->meter)
        return result;
    ebur128_loudness_global(m_state->meter, &result.integratedLufs);
    ebur128_loudness_range(m_state->meter, &result.rangeLu);
    result.integratedLufs = finiteOrSilence(result.integratedLufs);
    const double highest = m_state->highest();
    result.truePeakDb = highest > 0.0 ? 20.0 * std::log10(highest) : kSilence;
    result.maxMomentaryLufs = m_state->momentary.lufs();
    result.maxShortTermLufs = m_state->shortTerm.lufs();
    return result;
}

base::Result<Loudness> measureLoudness(const std::filesystem::path& audioFile)
{
    auto reader = openAudioFile(audioFile);
    if (!reader)
        return reader.error();
    const AudioFileInfo& info = (*reader)->info();
    LoudnessMeter meter(info.channels, info.sampleRate);
    std::vector<float> block(static_cast<std::size_t>(kBlock) * static_cast<std::size_t>(info.channels));
    for (;;) {
        const auto count = (*reader)->read(block.data(), kBlock);
        if (!count)
            return count.error();
        if (*count == 0)
            return meter.result();
        meter.add(block.data(), *count);
    }
}

} // namespace melisma::audio
