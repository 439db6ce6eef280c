// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/stretch/rubber_band.h"

#include <cmath>

namespace melisma::audio {

namespace {

using RubberBand::RubberBandStretcher;

struct Silent : RubberBandStretcher::Logger {
    void log(const char*) override {}
    void log(const char*, double) override {}
    void log(const char*, double, double) override {}
};

} // namespace

std::unique_ptr<RubberBandStretcher> makeStretcher(int sampleRate, int channels, const project::TimePitch& timePitch,
                                                   RubberBandStretcher::Options options)
{
    options |= RubberBandStretcher::OptionThreadingNever | RubberBandStretcher::OptionChannelsTogether;
    if (timePitch.keepFormants && timePitch.semitones != 0.0)
        options |= RubberBandStretcher::OptionFormantPreserved;
    auto stretcher = std::make_unique<RubberBandStretcher>(
        static_cast<std::size_t>(sampleRate), static_cast<std::size_t>(channels), std::make_shared<Silent>(), options,
        timePitch.ratio, std::exp2(timePitch.semitones / 12.0));
    stretcher->setMaxProcessSize(kStretchBlock);
    return stretcher;
}

PlanarBlock::PlanarBlock(int channels)
    : m_channels(static_cast<std::size_t>(channels))
    , m_samples(m_channels * kStretchBlock)
{
    for (std::size_t c = 0; c < m_channels; ++c)
        m_write.push_back(m_samples.data() + c * kStretchBlock);
    m_read.assign(m_write.begin(), m_write.end());
}

void PlanarBlock::takeFrom(const float* interleaved, int frames)
{
    for (int i = 0; i < frames; ++i)
        for (std::size_t c = 0; c < m_channels; ++c)
            m_write[c][i] = *interleaved++;
}

void PlanarBlock::giveTo(float* interleaved, int frames) const
{
    for (int i = 0; i < frames; ++i)
        for (std::size_t c = 0; c < m_channels; ++c)
            *interleaved++ = m_read[c][i];
}

} // namespace melisma::audio
