// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace melisma::audio {

/// Samples on their way from one thread to one other, without locks or allocations. What does not fit is dropped.
class SampleRing {
public:
    explicit SampleRing(std::size_t capacity) : m_samples(capacity) {}

    /// All of them, or none and false when the reader is behind.
    bool write(const float* samples, std::size_t count)
    {
        const auto end = m_written.load(std::memory_order_relaxed);
        if (count > m_samples.size() - (end - m_read.load(std::memory_order_acquire)))
            return false;
        for (std::size_t i = 0; i < count; ++i)
            m_samples[(end + i) % m_samples.size()] = samples[i];
        m_written.store(end + count, std::memory_order_release);
        return true;
    }

    /// Up to `most` of the oldest samples; answers how many.
    std::size_t read(float* samples, std::size_t most)
    {
        const auto begin = m_read.load(std::memory_order_relaxed);
        const auto count = std::min<std::size_t>(most, m_written.load(std::memory_order_acquire) - begin);
        for (std::size_t i = 0; i < count; ++i)
            samples[i] = m_samples[(begin + i) % m_samples.size()];
        m_read.store(begin + count, std::memory_order_release);
        return count;
    }

private:
    std::vector<float> m_samples;
    std::atomic<std::size_t> m_written{0};
    std::atomic<std::size_t> m_read{0};
};

} // namespace melisma::audio
