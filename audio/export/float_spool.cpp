// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/float_spool.h"

#include "audio/files/file_errors.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace melisma::audio {

using base::Result;

namespace {

/// Sixteen running values, so that the compiler may take as many samples at once. NaN never wins.
float highest(std::span<const float> samples)
{
    constexpr std::size_t kLanes = 16;
    std::array<float, kLanes> peaks{};
    std::size_t at = 0;
    for (; at + kLanes <= samples.size(); at += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const float size = std::abs(samples[at + lane]);
            peaks[lane] = size > peaks[lane] ? size : peaks[lane];
        }
    float peak = *std::ranges::max_element(peaks);
    for (; at < samples.size(); ++at)
        peak = std::max(peak, std::abs(samples[at]));
    return peak;
}

} // namespace

Result<FloatSpool> FloatSpool::create(const std::filesystem::path& file, int fromRate, int toRate)
{
    auto resampler = Resampler::create(2, fromRate, toRate);
    if (!resampler)
        return resampler.error();
    std::FILE* opened = std::fopen(file.c_str(), "w+b");
    if (!opened)
        return cannotWrite(file);
    return FloatSpool(file, opened, std::move(*resampler));
}

Result<void> FloatSpool::write(std::span<const float> samples)
{
    const auto converted = m_resampler.push(samples);
    return converted ? append(*converted) : converted.error();
}

Result<void> FloatSpool::append(std::span<const float> samples)
{
    const float peak = highest(samples);
    m_peak = std::max(m_peak, peak);
    if (peak == 0.0f) {
        m_written += samples.size();
        m_atEnd = samples.empty() && m_atEnd;
        return {};
    }
    const auto place = static_cast<off_t>(m_written * sizeof(float));
    if (!m_atEnd && fseeko(m_file.get(), place, SEEK_SET) != 0)
        return cannotWrite(m_path);
    if (std::fwrite(samples.data(), sizeof(float), samples.size(), m_file.get()) != samples.size())
        return cannotWrite(m_path);
    m_written += samples.size();
    m_atEnd = true;
    return {};
}

Result<void> FloatSpool::rewind()
{
    for (;;) {
        const auto rest = m_resampler.drain();
        if (!rest)
            return rest.error();
        if (rest->empty())
            break;
        if (const auto written = append(*rest); !written)
            return written;
    }
    // A write that failed while stdio emptied its buffer shows in its error flag alone.
    const bool whole = std::fflush(m_file.get()) == 0 && std::ferror(m_file.get()) == 0;
    return whole ? restart() : Result<void>(cannotWrite(m_path));
}

Result<void> FloatSpool::restart()
{
    m_read = 0;
    return fseeko(m_file.get(), 0, SEEK_SET) == 0 ? Result<void>() : Result<void>(cannotWrite(m_path));
}

Result<std::size_t> FloatSpool::read(std::span<float> samples)
{
    const std::size_t wanted = std::min(samples.size(), m_written - m_read);
    const std::size_t got = std::fread(samples.data(), sizeof(float), wanted, m_file.get());
    if (got < wanted && std::ferror(m_file.get()))
        return base::Error{base::ErrorKind::io, m_path.string() + " cannot be read back", "Check the disk", ""};
    // The file ends with its last sound; silence after that was only counted.
    std::fill(samples.begin() + static_cast<long>(got), samples.begin() + static_cast<long>(wanted), 0.0f);
    m_read += wanted;
    return wanted;
}

} // namespace melisma::audio
