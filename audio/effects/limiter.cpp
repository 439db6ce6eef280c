// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/limiter.h"

#include "audio/effects/dynamics.h"
#include "audio/effects/gliding_effect.h"
#include "audio/effects/true_peak_limiter.h"

namespace melisma::audio {

namespace {

// Places of the parameters, as in limiterKind().
enum Place : std::size_t { ceiling, release, gain, placeCount };

class Limiter : public GlidingEffect<placeCount> {
public:
    explicit Limiter(int sampleRate) : m_limiter(sampleRate, -1.0) {}

    int latencyFrames() const override { return m_limiter.latencyFrames(); }
    std::int64_t tailFrames() const override { return latencyFrames(); }
    Reductions reductions() const noexcept override
    {
        return {static_cast<float>(-levelDb(static_cast<double>(m_limiter.gain())))};
    }

private:
    void step(bool moved, bool fresh) noexcept override
    {
        m_gain.aim(gainOfDb(now(gain)), fresh);
        if (!moved)
            return;
        m_limiter.setCeiling(now(ceiling));
        m_limiter.setRelease(now(release) / 1000.0);
    }

    void render(float* left, float* right, int frames) noexcept override
    {
        for (int i = 0; i < frames; ++i) {
            const double lift = m_gain.next();
            left[i] = static_cast<float>(lift * static_cast<double>(left[i]));
            right[i] = static_cast<float>(lift * static_cast<double>(right[i]));
        }
        m_limiter.process(left, right, frames);
    }

    void clear() noexcept override { m_limiter.reset(); }

    TruePeakLimiter m_limiter;
    Ramp m_gain;
};

} // namespace

EffectKind limiterKind()
{
    return {"limiter",
            "Limiter",
            "Lets no peak pass its ceiling",
            1.0,
            {numberParam("ceiling", "Ceiling", "True peak that is never passed", -1, -24, 0, "dBTP"),
             numberParam("release", "Release", "Time constant of letting go", 80, 10, 1000, "ms"),
             numberParam("gain", "Gain", "Lifts the sound into the ceiling", 0, 0, 24, "dB")},
            makeEffect<Limiter>};
}

} // namespace melisma::audio
