// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/pulse_train.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml::vocoder {

namespace {

constexpr double kUnvoicedF0 = 500.0;

/// Hz at `position` frames, 0 where unvoiced.
double hertzAt(const std::vector<float>& hertz, double position)
{
    const auto below = std::min(static_cast<std::size_t>(position), hertz.size() - 1);
    const auto above = std::min(below + 1, hertz.size() - 1);
    const double part = position - double(below);
    const double a = hertz[below];
    const double b = hertz[above];
    if (a > 0.0 && b > 0.0)
        return a + std::min(part, 1.0) * (b - a);
    return part < 0.5 ? a : b;
}

} // namespace

std::vector<Pulse> pulsesOf(const F0Track& f0, int sampleRate, std::size_t sampleCount)
{
    std::vector<Pulse> pulses;
    double phase = 0.0; // cycles
    const double framesPerSample = 1.0 / (f0.framePeriod * sampleRate);
    for (std::size_t i = 0; i < sampleCount; ++i) {
        const double hertz = hertzAt(f0.hertz, double(i) * framesPerSample);
        const double step = (hertz > 0.0 ? hertz : kUnvoicedF0) / sampleRate;
        phase += step;
        if (phase < 1.0)
            continue;
        phase -= 1.0;
        // The cycle closed between the last sample and this one.
        const double back = std::min(phase / step, 1.0);
        const auto before = static_cast<std::int64_t>(i) - 1;
        pulses.push_back({std::max<std::int64_t>(before, 0), before < 0 ? 0.0 : 1.0 - back, hertz > 0.0});
    }
    return pulses;
}

} // namespace melisma::ml::vocoder
