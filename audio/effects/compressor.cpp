// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/compressor.h"

#include "audio/effects/biquad.h"
#include "audio/effects/dynamics.h"
#include "audio/effects/param_glide.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::audio {

namespace {

// Places of the parameters, as in compressorKind().
enum Place : std::size_t { threshold, ratio, attack, release, knee, makeUp, sidechainHertz, placeCount };

class Compressor : public Effect {
public:
    explicit Compressor(int sampleRate) : m_rate(sampleRate), m_makeUpPace(1.0 - std::exp(-200.0 / sampleRate)) {}

    void setParams(std::span<const float> values) noexcept override { m_glide.set(values); }

    void process(float* left, float* right, int frames) noexcept override
    {
        for (int done = 0; done < frames;) {
            if (m_glide.due() && m_glide.step())
                recompute();
            const int run = m_glide.run(frames - done);
            for (int i = done; i < done + run; ++i) {
                const auto gain = static_cast<float>(gainFor(left[i], right[i]));
                left[i] *= gain;
                right[i] *= gain;
            }
            done += run;
        }
    }

    void reset() noexcept override
    {
        m_glide.reset();
        m_sides = {};
        m_computer.reset();
        m_fresh = true;
    }

    std::int64_t tailFrames() const override
    {
        return static_cast<std::int64_t>(0.1 * m_rate + 0.01 * static_cast<double>(m_glide.target(release)) * m_rate);
    }
    Reductions reductions() const noexcept override { return {static_cast<float>(m_computer.reduction())}; }

private:
    /// Linear gain for the next frame.
    double gainFor(float left, float right) noexcept
    {
        const double a = std::abs(m_sides[0].next(m_sidechain, static_cast<double>(left)));
        const double b = std::abs(m_sides[1].next(m_sidechain, static_cast<double>(right)));
        const double reduction = m_computer.next(std::max(a, b));
        // Frame by frame, as a gain in steps would be heard.
        const double way = m_makeUpWanted - m_makeUpDb;
        m_makeUpDb = std::abs(way) < 1e-4 ? m_makeUpWanted : m_makeUpDb + way * m_makeUpPace;
        return gainOfDb(m_makeUpDb - reduction);
    }

    void recompute() noexcept
    {
        const auto at = [this](std::size_t place) { return static_cast<double>(m_glide[place]); };
        m_computer.setCurve(at(threshold), at(ratio), at(knee));
        m_computer.setTimes(at(attack), at(release), m_rate);
        m_makeUpWanted = at(makeUp);
        if (m_fresh)
            m_makeUpDb = m_makeUpWanted;
        m_fresh = false;
        m_sidechain = BiquadCoefficients::highPass(at(sidechainHertz), std::numbers::sqrt2 / 2.0, m_rate);
    }

    int m_rate;
    ParamGlide<placeCount> m_glide;
    BiquadCoefficients m_sidechain;
    std::array<BiquadState, 2> m_sides;
    GainComputer m_computer;
    double m_makeUpDb = 0.0, m_makeUpWanted = 0.0; ///< now, and where to
    double m_makeUpPace;                           ///< of the way a frame: a time constant of 5 ms
    bool m_fresh = true;
};

std::unique_ptr<Effect> make(int sampleRate)
{
    return std::make_unique<Compressor>(sampleRate);
}

} // namespace

double compressorLevelDb(std::span<const float> values, double inDb)
{
    const auto at = [&](Place place) { return static_cast<double>(values[place]); };
    GainComputer computer;
    computer.setCurve(at(threshold), at(ratio), at(knee));
    return inDb - computer.steady(inDb) + at(makeUp);
}

EffectKind compressorKind()
{
    return {"compressor",
            "Compressor",
            "Evens out loud and soft",
            1.0,
            {numberParam("threshold", "Threshold", "Level from which it lowers", -18, -60, 0, "dB"),
             numberParam("ratio", "Ratio", "Rise in dB that becomes a rise of 1 dB", 3, 1, 20, ": 1"),
             numberParam("attack", "Attack", "Time constant of lowering", 10, 0.1, 200, "ms"),
             numberParam("release", "Release", "Time constant of letting go", 120, 5, 2000, "ms"),
             numberParam("knee", "Knee", "Width of the bend around the threshold", 6, 0, 24, "dB"),
             numberParam("makeUp", "Make-up", "Lifts the result", 0, 0, 24, "dB"),
             numberParam("sidechain", "Listen above", "Lower sounds do not make it work", 20, 20, 500, "Hz")},
            make};
}

} // namespace melisma::audio
