// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"
#include "audio/record/capture.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <vector>

namespace melisma::audio {

/// Lets what comes in be heard at once, one channel on both sides, a pair as left and right. set() is the UI thread's,
/// mix() the callback's.
class Monitor {
public:
    static constexpr std::size_t kMost = 16;

    /// The channels to be heard; more than kMost are left out.
    void set(const std::vector<InputChannels>& channels)
    {
        for (std::size_t i = 0; i < kMost; ++i)
            m_wanted[i].store(i < channels.size() ? channels[i].first * 4 + channels[i].count : 0);
    }

    /// Adds to interleaved stereo. A change fades over some milliseconds.
    void mix(const InputBlock& input, float* output, int frames) noexcept
    {
        for (std::size_t i = 0; i < kMost; ++i) {
            const int wanted = m_wanted[i].load(std::memory_order_relaxed);
            auto& heard = m_heard[i];
            if (heard.level == 0.0f)
                heard.channels = wanted;
            if (heard.channels != 0 && input.samples)
                add(heard, heard.channels == wanted ? 1.0f : 0.0f, input, output, frames);
        }
    }

private:
    struct Heard {
        int channels = 0;
        float level = 0.0f;
    };
    static constexpr float kStep = 1.0f / 480.0f;

    static void add(Heard& heard, float aim, const InputBlock& input, float* output, int frames) noexcept
    {
        const int left = heard.channels / 4;
        const int right = left + (heard.channels % 4 > 1 ? 1 : 0);
        if (right >= input.channels) {
            heard.level = 0.0f;
            return;
        }
        for (int i = 0; i < frames; ++i) {
            heard.level = std::clamp(aim, heard.level - kStep, heard.level + kStep);
            output[2 * i] += heard.level * input.samples[i * input.channels + left];
            output[2 * i + 1] += heard.level * input.samples[i * input.channels + right];
        }
    }

    std::array<std::atomic<int>, kMost> m_wanted{}; ///< 4 * first + count; 0: nothing
    std::array<Heard, kMost> m_heard{};
};

/// The loudest sample of each input channel since it was last asked for.
class InputMeter {
public:
    static constexpr std::size_t kMost = 32;

    void measure(const InputBlock& input, int frames) noexcept
    {
        const auto channels = std::min(static_cast<std::size_t>(input.samples ? input.channels : 0), kMost);
        for (std::size_t channel = 0; channel < channels; ++channel) {
            float peak = m_peak[channel].load(std::memory_order_relaxed);
            for (int i = 0; i < frames; ++i)
                peak = std::max(peak, std::abs(input.samples[static_cast<std::size_t>(i * input.channels) + channel]));
            m_peak[channel].store(peak, std::memory_order_relaxed);
        }
    }
    float takePeak(int channel)
    {
        const bool known = channel >= 0 && channel < static_cast<int>(kMost);
        return known ? m_peak[static_cast<std::size_t>(channel)].exchange(0.0f) : 0.0f;
    }

private:
    std::array<std::atomic<float>, kMost> m_peak{};
};

} // namespace melisma::audio
