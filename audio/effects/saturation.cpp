// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/saturation.h"

#include "audio/effects/dynamics.h"
#include "audio/effects/gliding_effect.h"
#include "audio/effects/half_band.h"

namespace melisma::audio {

namespace {

// Places of the parameters, as in saturationKind().
enum Place : std::size_t { character, drive, tone, output, placeCount };

constexpr double kBias = 0.35;
constexpr double kToneHertz = 2000.0;
constexpr double kBlockHertz = 5.0; ///< below is what a bias leaves of steady pressure

using Outer = HalfBand<128>; ///< from the rate to twice the rate: 0.1 dB at 0.44 of it, shut at 0.524
using Inner = HalfBand<12>;  ///< and to four times the rate

/// Both filters twice, and a frame of the doubled rate that makes it whole.
constexpr int kLatency = Outer::kDelay + (Inner::kDelay + 1) / 2;

/// One pole by a trapezoidal integrator.
struct OnePole {
    double state = 0.0;
    double low(double in, double share) noexcept
    {
        const double way = (in - state) * share;
        const double out = state + way;
        state = out + way;
        return out;
    }
};

struct Side {
    Outer outerUp, outerDown;
    Inner innerUp, innerDown;
    float late = 0.0f; ///< of the doubled rate
    OnePole block, tone;
};

class Saturation : public GlidingEffect<placeCount> {
public:
    explicit Saturation(int sampleRate)
        : m_rate(sampleRate)
        , m_blockShare(shareOf(kBlockHertz))
        , m_toneShare(shareOf(kToneHertz))
    {}

    int latencyFrames() const override { return kLatency; }
    std::int64_t tailFrames() const override { return 2 * kLatency + m_rate / 2; }

private:
    double shareOf(double hertz) const
    {
        const double g = std::tan(std::numbers::pi * hertz / m_rate);
        return g / (1.0 + g);
    }

    void step(bool, bool fresh) noexcept override
    {
        m_drive.aim(gainOfDb(now(drive)), fresh);
        m_level.aim(gainOfDb(now(output) - now(drive) / 2.0), fresh);
        m_tone.aim(gainOfDb(now(tone)) - 1.0, fresh);
        for (std::size_t i = 0; i < m_shares.size(); ++i)
            m_shares[i].aim(std::max(0.0, 1.0 - std::abs(now(character) - static_cast<double>(i))), fresh);
    }

    void render(float* left, float* right, int frames) noexcept override
    {
        for (int i = 0; i < frames; ++i) {
            const double push = m_drive.next();
            const double level = m_level.next();
            const double tilt = m_tone.next();
            const std::array shares = {m_shares[0].next(), m_shares[1].next(), m_shares[2].next()};
            left[i] = through(m_sides[0], push * static_cast<double>(left[i]), level, tilt, shares);
            right[i] = through(m_sides[1], push * static_cast<double>(right[i]), level, tilt, shares);
        }
    }

    static float curve(float in, const std::array<double, 3>& shares) noexcept
    {
        const double x = static_cast<double>(in);
        double sum = 0.0;
        if (shares[0] != 0.0)
            sum += shares[0] * tapeCurve(x);
        if (shares[1] != 0.0)
            sum += shares[1] * tubeCurve(x);
        if (shares[2] != 0.0)
            sum += shares[2] * hardCurve(x);
        return static_cast<float>(sum);
    }

    static float bent(Side& side, float in, const std::array<double, 3>& shares) noexcept
    {
        const auto fine = side.innerUp.up(in);
        return side.innerDown.down({curve(fine.first, shares), curve(fine.second, shares)});
    }

    float through(Side& side, double in, double level, double tilt, const std::array<double, 3>& shares) const noexcept
    {
        const auto doubled = side.outerUp.up(static_cast<float>(in));
        const float first = bent(side, doubled.first, shares);
        const float second = bent(side, doubled.second, shares);
        const auto heard = static_cast<double>(side.outerDown.down({side.late, first}));
        side.late = second;
        const double clean = heard - side.block.low(heard, m_blockShare);
        return static_cast<float>(level * (clean + tilt * (clean - side.tone.low(clean, m_toneShare))));
    }

    void clear() noexcept override { m_sides = {}; }

    int m_rate;
    double m_blockShare, m_toneShare;
    std::array<Side, 2> m_sides;
    Ramp m_drive, m_level, m_tone;
    std::array<Ramp, 3> m_shares;
};

} // namespace

double tapeCurve(double x) noexcept
{
    return std::tanh(x);
}

double tubeCurve(double x) noexcept
{
    static const double kRest = std::tanh(kBias);
    return (std::tanh(x + kBias) - kRest) / (1.0 - kRest * kRest);
}

double hardCurve(double x) noexcept
{
    const double bound = std::clamp(x, -1e6, 1e6);
    const double cube = bound * bound * bound;
    return bound / std::cbrt(std::sqrt(1.0 + cube * cube));
}

EffectKind saturationKind()
{
    return {"saturation",
            "Saturation",
            "Adds harmonics as it is driven",
            1.0,
            {choiceParam("character", "Character", "How it bends the sound", "tape",
                         {{"tape", "Tape"}, {"tube", "Tube"}, {"hard", "Hard"}}),
             numberParam("drive", "Drive", "How far into the curve", 9, 0, 36, "dB"),
             numberParam("tone", "Tone", "Lifts or lowers what lies above 2 kHz, behind the curve", 0, -12, 12, "dB"),
             numberParam("output", "Output", "Lifts or lowers the result", 0, -24, 12, "dB")},
            makeEffect<Saturation>};
}

} // namespace melisma::audio
