// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/delay.h"

#include "audio/effects/delay_line.h"
#include "audio/effects/gliding_effect.h"

#include <array>
#include <numbers>

namespace melisma::audio {

namespace {

// Places of the parameters, as in delayKind().
enum Place : std::size_t { time, feedback, lowCut, highCut, pingPong, placeCount };

constexpr double kLongestMs = 2000.0;

/// One side: its past, and the filters that an echo passes on its way round.
struct Side {
    DelayLine line;
    double low = 0.0;    ///< of the high cut
    double rumble = 0.0; ///< of the low cut
};

class Delay : public GlidingEffect<placeCount> {
public:
    explicit Delay(int sampleRate) : m_rate(sampleRate), m_delay(sampleRate)
    {
        for (auto& side : m_sides)
            side.line.resize(kLongestMs / 1000.0 * sampleRate);
    }

    std::int64_t tailFrames() const override
    {
        const double kept = target(feedback) / 100.0;
        const double rounds = kept > 1e-4 ? std::ceil(std::log(1e-4) / std::log(kept)) : 1.0;
        return static_cast<std::int64_t>((rounds + 1.0) * std::max(m_delay.now(), framesOf(target(time))));
    }

private:
    double framesOf(double milliseconds) const { return std::max(2.0, std::round(milliseconds / 1000.0 * m_rate)); }
    double share(double hertz) const
    {
        return 1.0 - std::exp(-2.0 * std::numbers::pi * std::min(hertz, 0.49 * m_rate) / m_rate);
    }

    void step(bool moved, bool fresh) noexcept override
    {
        m_kept.aim(now(feedback) / 100.0, fresh);
        m_crossed.aim(now(pingPong), fresh);
        if (!moved)
            return;
        m_delay.aim(framesOf(now(time)), fresh);
        m_lowShare = share(now(highCut));
        m_rumbleShare = share(now(lowCut));
    }

    double round(Side& side, double heard) const noexcept
    {
        side.low += m_lowShare * (heard - side.low);
        side.rumble += m_rumbleShare * (side.low - side.rumble);
        return side.low - side.rumble;
    }

    void render(float* left, float* right, int frames) noexcept override
    {
        auto& [l, r] = m_sides;
        for (int i = 0; i < frames; ++i) {
            const double back = m_delay.next() - 1.0;
            const double kept = m_kept.next();
            const double crossed = m_crossed.next();
            const std::array heard = {l.line.at(back), r.line.at(back)};
            const double fromLeft = kept * round(l, static_cast<double>(heard[0]));
            const double fromRight = kept * round(r, static_cast<double>(heard[1]));
            const double inLeft = static_cast<double>(left[i]);
            const double inRight = static_cast<double>(right[i]);
            l.line.push(static_cast<float>(inLeft + crossed * 0.5 * (inRight - inLeft) + fromLeft +
                                           crossed * (fromRight - fromLeft)));
            r.line.push(static_cast<float>((1.0 - crossed) * inRight + fromRight + crossed * (fromLeft - fromRight)));
            left[i] = heard[0];
            right[i] = heard[1];
        }
    }

    void clear() noexcept override
    {
        for (auto& side : m_sides) {
            side.line.clear();
            side.low = side.rumble = 0.0;
        }
    }

    int m_rate;
    std::array<Side, 2> m_sides;
    DelayGlide m_delay;
    Ramp m_kept, m_crossed;
    double m_lowShare = 1.0, m_rumbleShare = 0.0;
};

} // namespace

EffectKind delayKind()
{
    return {"delay",
            "Delay",
            "Answers with echoes",
            0.3,
            {numberParam("time", "Time", "From echo to echo", 350, 1, kLongestMs, "ms"),
             numberParam("feedback", "Feedback", "How much of an echo is in the next", 35, 0, 95, "%"),
             numberParam("lowCut", "Low cut", "Each echo loses what lies below", 120, 20, 2000, "Hz"),
             numberParam("highCut", "High cut", "Each echo loses what lies above", 6000, 500, 20000, "Hz"),
             toggleParam("pingPong", "Ping-pong", "Echoes come from left and right in turn", false)},
            makeEffect<Delay>};
}

} // namespace melisma::audio
