// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/gate.h"

#include "audio/effects/biquad.h"
#include "audio/effects/dynamics.h"
#include "audio/effects/gliding_effect.h"

namespace melisma::audio {

namespace {

// Places of the parameters, as in gateKind().
enum Place : std::size_t { threshold, hysteresis, attack, hold, release, range, sidechainHertz, placeCount };

/// A gain this near to where it goes is there.
constexpr double kArrived = 1e-7;

class Gate : public GlidingEffect<placeCount> {
public:
    explicit Gate(int sampleRate) : m_rate(sampleRate) {}

    /// Its output ends with its input; so long it takes to close.
    std::int64_t tailFrames() const override
    {
        return static_cast<std::int64_t>((target(hold) + 10.0 * target(release)) / 1000.0 * m_rate);
    }
    Reductions reductions() const noexcept override { return {static_cast<float>(-levelDb(m_gain))}; }

private:
    void step(bool moved, bool fresh) noexcept override
    {
        if (!moved)
            return;
        m_opensAt = gainOfDb(now(threshold));
        m_closesAt = gainOfDb(now(threshold) - now(hysteresis));
        m_closed = gainOfDb(-now(range));
        m_holdFrames = static_cast<int>(std::lround(now(hold) / 1000.0 * m_rate));
        m_attackKeep = keepFor(now(attack), m_rate);
        m_releaseKeep = keepFor(now(release), m_rate);
        m_sidechain = BiquadCoefficients::highPass(now(sidechainHertz), std::numbers::sqrt2 / 2.0, m_rate);
        if (fresh)
            m_gain = m_closed;
    }

    void render(float* left, float* right, int frames) noexcept override
    {
        for (int i = 0; i < frames; ++i) {
            const auto gain = static_cast<float>(gainFor(left[i], right[i]));
            left[i] *= gain;
            right[i] *= gain;
        }
    }

    void clear() noexcept override
    {
        m_sides = {};
        m_open = false;
        m_held = 0;
        m_gain = m_closed;
    }

    double gainFor(float left, float right) noexcept
    {
        const double a = std::abs(m_sides[0].next(m_sidechain, static_cast<double>(left)));
        const double b = std::abs(m_sides[1].next(m_sidechain, static_cast<double>(right)));
        listen(std::max(a, b));
        const double wanted = m_open ? 1.0 : m_closed;
        const double way = m_gain - wanted;
        m_gain = std::abs(way) < kArrived ? wanted : wanted + (way < 0.0 ? m_attackKeep : m_releaseKeep) * way;
        return m_gain;
    }

    void listen(double level) noexcept
    {
        if (level >= (m_open ? m_closesAt : m_opensAt)) {
            m_open = true;
            m_held = m_holdFrames;
        } else if (m_held > 0) {
            --m_held;
        } else {
            m_open = false;
        }
    }

    int m_rate;
    BiquadCoefficients m_sidechain;
    std::array<BiquadState, 2> m_sides;
    double m_opensAt = 1.0, m_closesAt = 1.0, m_closed = 0.0; ///< linear
    double m_attackKeep = 0.0, m_releaseKeep = 0.0;
    int m_holdFrames = 0, m_held = 0;
    bool m_open = false;
    double m_gain = 0.0;
};

} // namespace

double gateLevelDb(std::span<const float> values, double inDb, bool open)
{
    const auto at = [&](Place place) { return static_cast<double>(values[place]); };
    const double opensAt = at(threshold) - (open ? at(hysteresis) : 0.0);
    return inDb >= opensAt ? inDb : inDb - at(range);
}

EffectKind gateKind()
{
    return {"gate",
            "Gate",
            "Closes between the sounds",
            1.0,
            {numberParam("threshold", "Threshold", "Level from which it opens", -40, -80, 0, "dB"),
             numberParam("hysteresis", "Hysteresis", "How far below it closes again", 6, 0, 24, "dB"),
             numberParam("attack", "Attack", "Time constant of opening", 1, 0.05, 100, "ms"),
             numberParam("hold", "Hold", "Stays open at least so long", 40, 2, 1000, "ms"),
             numberParam("release", "Release", "Time constant of closing", 120, 5, 2000, "ms"),
             numberParam("range", "Range", "How much it lowers when closed", 80, 0, 100, "dB"),
             numberParam("sidechain", "Listen above", "Lower sounds do not make it work", 20, 20, 2000, "Hz")},
            makeEffect<Gate>};
}

} // namespace melisma::audio
