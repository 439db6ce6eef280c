// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/stereo_tool.h"

#include "audio/effects/biquad.h"
#include "audio/effects/gliding_effect.h"

#include <numbers>

namespace melisma::audio {

namespace {

// Places of the parameters, as in stereoToolKind().
enum Place : std::size_t { width, balance, monoLows, monoHertz, invertLeft, invertRight, swap, placeCount };

class StereoTool : public GlidingEffect<placeCount> {
public:
    explicit StereoTool(int sampleRate) : m_rate(sampleRate) {}

    /// The high pass rings: 80 dB take 9.2 / (0.707 * 2 pi f) seconds.
    std::int64_t tailFrames() const override
    {
        return target(monoLows) > 0.5f ? static_cast<std::int64_t>(2.2 / target(monoHertz) * m_rate) : 0;
    }

private:
    void step(bool moved, bool fresh) noexcept override
    {
        m_swap.aim(now(swap), fresh);
        m_left.aim(1.0 - 2.0 * now(invertLeft), fresh);
        m_right.aim(1.0 - 2.0 * now(invertRight), fresh);
        m_side.aim(now(width) / 100.0, fresh);
        m_mono.aim(now(monoLows), fresh);
        m_leftGain.aim(std::min(1.0, 1.0 - now(balance) / 100.0), fresh);
        m_rightGain.aim(std::min(1.0, 1.0 + now(balance) / 100.0), fresh);
        if (moved)
            m_highPass = BiquadCoefficients::highPass(now(monoHertz), std::numbers::sqrt2 / 2.0, m_rate);
    }

    void render(float* left, float* right, int frames) noexcept override
    {
        for (int i = 0; i < frames; ++i) {
            const double swapped = m_swap.next();
            const double l = static_cast<double>(left[i]);
            const double r = static_cast<double>(right[i]);
            const double first = m_left.next() * (l + swapped * (r - l));
            const double second = m_right.next() * (r + swapped * (l - r));
            const double middle = 0.5 * (first + second);
            const double apart = 0.5 * (first - second);
            const double side = m_side.next() * (apart + m_mono.next() * (m_state.next(m_highPass, apart) - apart));
            left[i] = static_cast<float>(m_leftGain.next() * (middle + side));
            right[i] = static_cast<float>(m_rightGain.next() * (middle - side));
        }
    }

    void clear() noexcept override { m_state = {}; }

    int m_rate;
    BiquadCoefficients m_highPass;
    BiquadState m_state;
    Ramp m_swap, m_left, m_right, m_side, m_mono, m_leftGain, m_rightGain;
};

} // namespace

EffectKind stereoToolKind()
{
    return {"stereo",
            "Stereo",
            "Widens, balances, swaps or turns the sides",
            1.0,
            {numberParam("width", "Width", "0 is mono, 100 as it is, 200 as wide as can be", 100, 0, 200, "%"),
             numberParam("balance", "Balance", "Lowers the other side", 0, -100, 100, "%"),
             toggleParam("monoLows", "Mono below", "Low sounds come from the middle", false),
             numberParam("monoHertz", "Frequency", "Where the middle ends", 120, 30, 500, "Hz"),
             toggleParam("invertLeft", "Invert left", "Turns the left side's phase", false),
             toggleParam("invertRight", "Invert right", "Turns the right side's phase", false),
             toggleParam("swap", "Swap sides", "Left comes from the right", false)},
            makeEffect<StereoTool>};
}

} // namespace melisma::audio
