// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/loudness.h"

#include "audio/analysis/true_peak.h"
#include "audio/files/audio_file.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <limits>
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
};

LoudnessMeter::LoudnessMeter(int channels, int sampleRate, bool truePeak)
    : m_state(std::make_unique<State>(channels, sampleRate, truePeak))
{}

LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(const float* interleaved, int frames)
{
    if (!m_state->meter)
        return;
    ebur128_add_frames_float(m_state->meter, interleaved, static_cast<std::size_t>(frames));
    if (m_state->between)
        m_state->between->add({interleaved, static_cast<std::size_t>(frames) * m_state->meter->channels});
}

Loudness LoudnessMeter::result() const
{
    Loudness result{kSilence, kSilence, 0.0};
    if (!m_state->meter)
        return result;
    ebur128_loudness_global(m_state->meter, &result.integratedLufs);
    ebur128_loudness_range(m_state->meter, &result.rangeLu);
    result.integratedLufs = finiteOrSilence(result.integratedLufs);
    const double highest = m_state->highest();
    result.truePeakDb = highest > 0.0 ? 20.0 * std::log10(highest) : kSilence;
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
