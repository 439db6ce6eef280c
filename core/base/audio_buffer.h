// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstddef>
#include <span>
#include <vector>

namespace melisma::base {

/// Planar float audio, [channels][frames], nominal range -1..1. Owns its memory; not thread-safe.
class AudioBuffer {
public:
    AudioBuffer() = default;
    AudioBuffer(int channels, Frames frames, int sampleRate)
        : m_samples(static_cast<std::size_t>(channels) * static_cast<std::size_t>(frames.count))
        , m_channels(channels), m_frames(frames), m_sampleRate(sampleRate)
    {
    }

    int channels() const { return m_channels; }
    Frames frames() const { return m_frames; }
    int sampleRate() const { return m_sampleRate; }
    bool empty() const { return m_samples.empty(); }

    std::span<float> channel(int index) { return {m_samples.data() + offset(index), size()}; }
    std::span<const float> channel(int index) const { return {m_samples.data() + offset(index), size()}; }

private:
    std::size_t size() const { return static_cast<std::size_t>(m_frames.count); }
    std::size_t offset(int index) const { return static_cast<std::size_t>(index) * size(); }

    std::vector<float> m_samples;
    int m_channels = 0;
    Frames m_frames;
    int m_sampleRate = 0;
};

} // namespace melisma::base
