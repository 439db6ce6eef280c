// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench_tools.h"
#include "audio/effects/effect_kind.h"
#include "audio/graph/denormals.h"

#include <cmath>
#include <ctime>
#include <numbers>
#include <random>

namespace melisma::app {

namespace {

using base::Result;

constexpr int kRate = 48000;
constexpr int kBlock = 128;

double threadMicroseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e6 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_nsec);
}

/// A tone that swells, over soft noise: dynamics work, pitch is found.
std::vector<float> sound()
{
    std::minstd_rand random(1);
    std::uniform_real_distribution<float> hiss(-0.02f, 0.02f);
    std::vector<float> samples;
    for (int i = 0; i < kRate; ++i) {
        const double seconds = static_cast<double>(i) / kRate;
        const double swell = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * seconds);
        samples.push_back(static_cast<float>(0.7 * swell * std::sin(2.0 * std::numbers::pi * 220.0 * seconds)) +
                          hiss(random));
    }
    return samples;
}

/// CPU time that a second of stereo takes, with the parameters as a new slot has them.
double microsecondsOf(const audio::EffectKind& kind, int seconds)
{
    const audio::DenormalsOff denormalsOff;
    const auto effect = kind.make(kRate);
    effect->setParams(audio::effectParams(kind, {}));
    const auto source = sound();
    double total = 0.0;
    for (int second = 0; second < seconds; ++second) {
        auto left = source;
        auto right = source;
        const double before = threadMicroseconds();
        for (int at = 0; at < kRate; at += kBlock)
            effect->process(left.data() + at, right.data() + at, kBlock);
        total += threadMicroseconds() - before;
    }
    return total / seconds;
}

} // namespace

Result<std::vector<Measurement>> benchEffects(const BenchContext& context)
{
    std::vector<Measurement> results;
    for (const auto& kind : audio::effectKinds()) {
        context.report(kind.id);
        const int seconds = context.small ? 2 : 20;
        const auto value = medianOf(context, [&]() -> Result<double> { return microsecondsOf(kind, seconds); });
        if (!value)
            return value.error();
        results.push_back(
            {kind.id, *value, "us", {}, {}, "a second of stereo at 48 kHz; tests/bench/lv2_bench has peers"});
    }
    return results;
}

} // namespace melisma::app
