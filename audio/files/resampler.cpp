// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/resampler.h"

#include <soxr.h>

#include <cmath>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr std::size_t kDrainFrames = 8192;

Error failed(const char* what)
{
    return {ErrorKind::internal, "The sample rate could not be converted", "", what};
}

} // namespace

void Resampler::Deleter::operator()(soxr* handle) const
{
    soxr_delete(handle);
}

Result<Resampler> Resampler::create(int channels, int fromRate, int toRate)
{
    Resampler resampler(channels, static_cast<double>(toRate) / fromRate);
    if (fromRate == toRate)
        return resampler;
    soxr_error_t error = nullptr;
    const auto io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const auto quality = soxr_quality_spec(SOXR_VHQ, 0);
    const auto runtime = soxr_runtime_spec(1);
    resampler.m_soxr.reset(
        soxr_create(fromRate, toRate, static_cast<unsigned>(channels), &error, &io, &quality, &runtime));
    if (error)
        return failed(error);
    return resampler;
}

Result<std::span<const float>> Resampler::push(std::span<const float> interleaved)
{
    if (!m_soxr || interleaved.empty())
        return interleaved;
    return process(interleaved.data(), interleaved.size() / static_cast<std::size_t>(m_channels));
}

Result<std::span<const float>> Resampler::drain()
{
    if (!m_soxr)
        return std::span<const float>();
    return process(nullptr, 0);
}

Result<std::span<const float>> Resampler::process(const float* in, std::size_t frames)
{
    // soxr holds back up to its filter's length and hands it out later, hence the room beyond the ratio.
    const auto room = kDrainFrames + static_cast<std::size_t>(std::ceil(static_cast<double>(frames) * m_ratio));
    const auto channels = static_cast<std::size_t>(m_channels);
    m_out.resize(room * channels);
    std::size_t filled = 0;
    while (true) {
        std::size_t used = 0;
        std::size_t made = 0;
        if (filled == m_out.size() / channels)
            m_out.resize(m_out.size() * 2);
        if (const auto error = soxr_process(m_soxr.get(), in, frames, &used, m_out.data() + filled * channels,
                                            m_out.size() / channels - filled, &made))
            return failed(error);
        filled += made;
        if (!in || used == frames)
            return std::span<const float>(m_out.data(), filled * channels);
        in += used * channels;
        frames -= used;
    }
}

} // namespace melisma::audio
