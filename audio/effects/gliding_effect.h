// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect.h"
#include "audio/effects/param_glide.h"

#include <algorithm>
#include <memory>

namespace melisma::audio {

/// A value that goes straight from step to step of ParamGlide, frame by frame: what is multiplied with the sound must
/// not move in steps. Arrives exactly.
class Ramp {
public:
    /// At every step: where to be when the next one is due. A fresh one is there at once.
    void aim(double wanted, bool fresh) noexcept
    {
        m_now = fresh ? wanted : m_wanted;
        m_wanted = wanted;
        m_pace = (m_wanted - m_now) / ParamGlide<1>::kStepFrames;
    }
    double next() noexcept { return m_now += m_pace; }

private:
    double m_now = 0.0, m_wanted = 0.0, m_pace = 0.0;
};

/// What effects share whose parameters glide: cuts the frames at the steps of the glide, which are counted from the
/// last reset(), so that the blocks do not matter.
template <std::size_t count>
class GlidingEffect : public Effect {
public:
    void setParams(std::span<const float> values) noexcept final { m_glide.set(values); }

    void process(float* left, float* right, int frames) noexcept final
    {
        for (int done = 0; done < frames;) {
            if (m_glide.due()) {
                step(m_glide.step(), m_fresh);
                m_fresh = false;
            }
            const int run = m_glide.run(frames - done);
            render(left + done, right + done, run);
            done += run;
        }
    }

    void reset() noexcept final
    {
        m_glide.reset();
        m_fresh = true;
        clear();
    }

protected:
    static constexpr int kStepFrames = ParamGlide<count>::kStepFrames;

    /// Every kStepFrames: `moved` when a parameter has another value, `fresh` the first time after a reset.
    virtual void step(bool moved, bool fresh) noexcept = 0;
    /// kStepFrames frames at most.
    virtual void render(float* left, float* right, int frames) noexcept = 0;
    /// Forgets all sound.
    virtual void clear() noexcept = 0;

    double now(std::size_t place) const noexcept { return static_cast<double>(m_glide[place]); }
    double target(std::size_t place) const noexcept { return static_cast<double>(m_glide.target(place)); }

private:
    ParamGlide<count> m_glide;
    bool m_fresh = true;
};

/// An effect of class `Made` as a registry has it made.
template <class Made>
std::unique_ptr<Effect> makeEffect(int sampleRate)
{
    auto effect = std::make_unique<Made>(sampleRate);
    effect->reset();
    return effect;
}

} // namespace melisma::audio
