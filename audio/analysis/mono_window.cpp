// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/mono_window.h"

#include <algorithm>
#include <limits>

namespace melisma::audio {

using base::Result;

std::int64_t MonoWindow::lengthOf(const AudioReader& reader)
{
    const auto frames = reader.info().frames.count;
    return frames < 0 ? std::numeric_limits<std::int64_t>::max() : frames;
}

Result<std::span<const float>> MonoWindow::at(std::int64_t start)
{
    const auto size = static_cast<std::int64_t>(m_samples.size());
    const std::int64_t kept = m_filled ? std::clamp<std::int64_t>(m_start + size - start, 0, size) : 0;
    std::copy(m_samples.end() - kept, m_samples.end(), m_samples.begin());
    if (const auto read = fill(start + kept, std::span(m_samples).subspan(static_cast<std::size_t>(kept))); !read)
        return read.error();
    m_start = start;
    m_filled = true;
    return std::span<const float>(m_samples);
}

Result<void> MonoWindow::fill(std::int64_t position, std::span<float> out)
{
    if (position < 0) {
        const auto before = std::min(out.size(), static_cast<std::size_t>(-position));
        std::fill_n(out.begin(), before, 0.0f);
        out = out.subspan(before);
        position = 0;
    }
    const bool beyond = out.empty() || position >= m_end;
    if (!beyond && m_position != position) {
        if (const auto sought = m_reader.seek({position}); !sought)
            return sought;
    }
    m_block.resize(out.size() * static_cast<std::size_t>(m_reader.info().channels));
    while (!beyond && !out.empty()) {
        const auto count = m_reader.read(m_block.data(), static_cast<int>(out.size()));
        if (!count)
            return count.error();
        if (*count == 0) {
            m_end = position;
            break;
        }
        mix(out.first(static_cast<std::size_t>(*count)));
        out = out.subspan(static_cast<std::size_t>(*count));
        position += *count;
        m_position = position;
    }
    std::fill(out.begin(), out.end(), 0.0f);
    return {};
}

void MonoWindow::mix(std::span<float> out) const
{
    const auto channels = static_cast<std::size_t>(m_reader.info().channels);
    if (channels == 1) {
        std::copy_n(m_block.begin(), out.size(), out.begin());
        return;
    }
    const float share = 1.0f / static_cast<float>(channels);
    for (std::size_t frame = 0; frame < out.size(); ++frame) {
        float sum = 0.0f;
        for (std::size_t c = 0; c < channels; ++c)
            sum += m_block[frame * channels + c];
        out[frame] = sum * share;
    }
}

} // namespace melisma::audio
