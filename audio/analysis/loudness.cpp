// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/loudness.h"

#include "audio/files/audio_file.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <limits>
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
        : between(truePeak)
        , meter(ebur128_init(static_cast<unsigned>(channels), static_cast<unsigned long>(sampleRate),
                             EBUR128_MODE_I | EBUR128_MODE_LRA |
                                 (truePeak ? EBUR128_MODE_TRUE_PEAK : EBUR128_MODE_SAMPLE_PEAK)))
    {}
    ~State()
    {
        if (meter)
            ebur128_destroy(&meter);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    double truePeakDb() const
    {
        double highest = 0.0;
        for (unsigned i = 0; i < meter->channels; ++i) {
            double peak = 0.0;
            between ? ebur128_true_peak(meter, i, &peak) : ebur128_sample_peak(meter, i, &peak);
            highest = std::max(highest, peak);
        }
        return highest > 0.0 ? 20.0 * std::log10(highest) : kSilence;
    }

    bool between;         ///< peaks between the samples too
    ebur128_state* meter; ///< null for a rate or channel count that the standard cannot measure
};

LoudnessMeter::LoudnessMeter(int channels, int sampleRate, bool truePeak)
    : m_state(std::make_unique<State>(channels, sampleRate, truePeak))
{}

LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(const float* interleaved, int frames)
{
    if (m_state->meter)
        ebur128_add_frames_float(m_state->meter, interleaved, static_cast<std::size_t>(frames));
}

Loudness LoudnessMeter::result() const
{
    Loudness result{kSilence, kSilence, 0.0};
    if (!m_state->meter)
        return result;
    ebur128_loudness_global(m_state->meter, &result.integratedLufs);
    ebur128_loudness_range(m_state->meter, &result.rangeLu);
    result.integratedLufs = finiteOrSilence(result.integratedLufs);
    result.truePeakDb = m_state->truePeakDb();
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
