// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Closed-form voices: pulses without aliases and breath, through formant filters and a little past them; quiet noise
// throughout and a burst of it after the voice.
// The same sums as tests/golden/make_world.py.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string>
#include <vector>

namespace melisma::tests {

struct Formant {
    double hertz, bandwidth;
};

struct TestVoice {
    std::string name;
    int rate = 24000;
    double startHz = 150.0, endHz = 300.0;
    double vibratoCents = 0.0;
    std::vector<Formant> formants;
    double breath = 0.02, burst = 0.0;
    double seconds = 1.2;
};

inline std::vector<TestVoice> goldenVoices()
{
    return {{"glide", 24000, 150.0, 300.0, 0.0, {{700, 80}, {1200, 90}, {2600, 120}}, 0.02, 0.3},
            {"vibrato", 44100, 220.0, 220.0, 25.0, {{500, 70}, {1700, 100}, {2500, 120}, {3500, 150}}, 0.1, 0.1},
            {"low", 48000, 100.0, 85.0, 10.0, {{300, 60}, {2200, 100}, {3000, 120}}, 0.05, 0.2},
            {"high", 48000, 400.0, 620.0, 25.0, {{850, 90}, {1300, 100}, {2800, 130}}, 0.03, 0.2}};
}

/// Uniform numbers in -1 .. 1 of a linear congruential generator.
inline std::vector<double> testNoise(std::size_t count)
{
    std::uint32_t state = 1;
    std::vector<double> out(count);
    for (double& value : out) {
        state = state * 1664525U + 1013904223U;
        value = state / 2147483648.0 - 1.0;
    }
    return out;
}

/// 1 between begin and end, with flanks of 20 ms.
inline double testStretch(double time, double begin, double end)
{
    return std::clamp(std::min(time - begin, end - time) / 0.02, 0.0, 1.0);
}

inline double testF0(const TestVoice& voice, double time)
{
    const double cents = voice.vibratoCents * std::sin(2.0 * std::numbers::pi * 5.6 * time);
    return voice.startHz * std::pow(voice.endHz / voice.startHz, time / voice.seconds) * std::exp2(cents / 1200.0);
}

/// wave[i] += a wave[i-1] + b wave[i-2], scaled by `gain`.
inline void resonate(std::vector<double>& wave, double gain, double a, double b)
{
    double before = 0.0;
    double earlier = 0.0;
    for (double& sample : wave) {
        sample = gain * sample + a * before + b * earlier;
        earlier = before;
        before = sample;
    }
}

inline double pulseAt(double cycle, int harmonics)
{
    const double half = std::numbers::pi * cycle;
    if (std::abs(std::sin(half)) < 1e-9)
        return harmonics;
    return std::sin(harmonics * half) / std::sin(half) * std::cos((harmonics + 1) * half);
}

inline std::vector<float> makeVoice(const TestVoice& voice)
{
    const auto count = static_cast<std::size_t>(voice.rate * voice.seconds);
    const auto noise = testNoise(count);
    const int harmonics = static_cast<int>(0.45 * voice.rate / std::max(voice.startHz, voice.endHz));
    std::vector<double> wave(count);
    double phase = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const double time = double(i) / voice.rate;
        phase += testF0(voice, time) / voice.rate;
        wave[i] = pulseAt(phase - std::floor(phase), harmonics) / std::sqrt(double(harmonics));
        wave[i] = (wave[i] + voice.breath * noise[i]) * testStretch(time, 0.1, voice.seconds - 0.35);
    }
    const auto source = wave;
    resonate(wave, 1.0, 0.9, 0.0);
    for (const auto& formant : voice.formants) {
        const double radius = std::exp(-std::numbers::pi * formant.bandwidth / voice.rate);
        const double turn = 2.0 * radius * std::cos(2.0 * std::numbers::pi * formant.hertz / voice.rate);
        resonate(wave, 1.0 - turn + radius * radius, turn, -radius * radius);
    }
    double peak = 0.0;
    for (const double sample : wave)
        peak = std::max(peak, std::abs(sample));
    std::vector<float> out(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double time = double(i) / voice.rate;
        const double level = 0.001 + voice.burst * testStretch(time, voice.seconds - 0.25, voice.seconds - 0.1);
        out[i] = static_cast<float>(0.5 * (wave[i] / peak + 0.02 * source[i] + level * noise[i]));
    }
    return out;
}

} // namespace melisma::tests
