// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/audio/engine_support.h"

#include "audio/effects/effect_kind.h"
#include "audio/graph/denormals.h"

#include <random>

namespace melisma::tests {

struct Stereo {
    std::vector<float> left, right;
    bool operator==(const Stereo&) const = default;
};

inline base::ParamValues values(std::initializer_list<std::pair<const char*, double>> numbers)
{
    base::ParamValues made;
    for (const auto& [key, value] : numbers)
        made.set(key, value);
    return made;
}

/// An effect of the registry, set to `params` from its first frame on.
class Device {
public:
    explicit Device(const char* id, const base::ParamValues& params = {}, int rate = kRate)
        : m_kind(*audio::findEffectKind(id))
        , m_effect(m_kind.make(rate))
    {
        set(params);
    }

    void set(const base::ParamValues& params) { m_effect->setParams(audio::effectParams(m_kind, params)); }
    audio::Effect& effect() { return *m_effect; }

    /// What comes out of `sound`, taken in blocks of `block` frames.
    Stereo run(Stereo sound, int block = 480)
    {
        const audio::DenormalsOff denormalsOff;
        const auto frames = static_cast<int>(sound.left.size());
        for (int at = 0; at < frames; at += block)
            m_effect->process(sound.left.data() + at, sound.right.data() + at, std::min(block, frames - at));
        return sound;
    }

private:
    const audio::EffectKind& m_kind;
    std::unique_ptr<audio::Effect> m_effect;
};

inline Stereo both(const std::vector<float>& samples)
{
    return {samples, samples};
}

inline std::vector<float> tone(double hertz, double amplitude, int frames)
{
    std::vector<float> samples;
    for (int i = 0; i < frames; ++i)
        samples.push_back(static_cast<float>(amplitude * std::sin(2.0 * std::numbers::pi * hertz * i / kRate)));
    return samples;
}

inline std::vector<float> noise(int frames, unsigned seed = 3, float amplitude = 0.5f)
{
    std::mt19937 random(seed);
    std::vector<float> samples(static_cast<std::size_t>(frames));
    for (float& sample : samples)
        sample = amplitude * (static_cast<float>(random()) / 2147483648.0f - 1.0f);
    return samples;
}

inline std::vector<float> click(int frames)
{
    std::vector<float> samples(static_cast<std::size_t>(frames));
    samples[0] = 1.0f;
    return samples;
}

/// Alternates from frame to frame: a level without ripple, which no high pass changes.
inline std::vector<float> steady(const std::vector<std::pair<double, int>>& levels)
{
    std::vector<float> samples;
    for (const auto& [level, frames] : levels)
        for (int i = 0; i < frames; ++i)
            samples.push_back(static_cast<float>((i % 2 == 0 ? 1.0 : -1.0) * std::pow(10.0, level / 20.0)));
    return samples;
}

inline double toDb(double ratio)
{
    return 20.0 * std::log10(ratio);
}

/// Amplitude and phase of one frequency over whole periods: the Fourier sum itself.
inline double amplitudeAt(const std::vector<float>& samples, double hertz, std::size_t from, std::size_t to)
{
    double re = 0.0, im = 0.0;
    for (std::size_t i = from; i < to; ++i) {
        const double angle = 2.0 * std::numbers::pi * hertz * static_cast<double>(i) / kRate;
        re += static_cast<double>(samples[i]) * std::cos(angle);
        im += static_cast<double>(samples[i]) * std::sin(angle);
    }
    return 2.0 * std::hypot(re, im) / static_cast<double>(to - from);
}

/// Everything over whole seconds that is not a tone of this frequency, against the tone: THD+N.
inline double impurity(const std::vector<float>& samples, double hertz, std::size_t from, std::size_t to)
{
    const double power = 0.5 * std::pow(amplitudeAt(samples, hertz, from, to), 2.0);
    return std::sqrt(std::max(0.0, std::pow(rms(samples, from, to), 2.0) / power - 1.0));
}

/// The shift in frames at which `out` is most like `in`.
inline int shiftBetween(const std::vector<float>& in, const std::vector<float>& out, int most)
{
    int best = 0;
    double highest = -1.0;
    for (int shift = 0; shift <= most; ++shift) {
        double sum = 0.0;
        for (std::size_t i = 0; i + static_cast<std::size_t>(shift) < out.size(); ++i)
            sum += static_cast<double>(in[i]) * out[i + static_cast<std::size_t>(shift)];
        if (sum > highest) {
            highest = sum;
            best = shift;
        }
    }
    return best;
}

} // namespace melisma::tests
