// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/deesser.h"

#include "audio/effects/dynamics.h"
#include "audio/effects/gliding_effect.h"

namespace melisma::audio {

namespace {

// Places of the parameters, as in deesserKind().
enum Place : std::size_t { mode, frequency, threshold, ratio, range, placeCount };

constexpr double kAttackMs = 1.0;
constexpr double kReleaseMs = 50.0;
constexpr double kKneeDb = 4.0;
constexpr double kDamping = std::numbers::sqrt2; ///< Butterworth

/// One side's filter: two integrators.
class Splitter {
public:
    struct Bands {
        double high = 0.0, middle = 0.0; ///< high + middle + low are the input
    };

    void setFrequency(double hertz, int sampleRate) noexcept
    {
        m_g = std::tan(std::numbers::pi * std::min(hertz, 0.45 * sampleRate) / sampleRate);
        m_scale = 1.0 / (1.0 + m_g * (m_g + kDamping));
    }
    Bands next(double in) noexcept
    {
        const double high = (in - (m_g + kDamping) * m_first - m_second) * m_scale;
        const double middle = m_g * high + m_first;
        const double low = m_g * middle + m_second;
        m_first = m_g * high + middle;
        m_second = m_g * middle + low;
        return {high, kDamping * middle};
    }
    void clear() noexcept { m_first = m_second = 0.0; }

private:
    double m_g = 0.0, m_scale = 1.0;
    double m_first = 0.0, m_second = 0.0;
};

class Deesser : public GlidingEffect<placeCount> {
public:
    explicit Deesser(int sampleRate) : m_rate(sampleRate) { m_computer.setTimes(kAttackMs, kReleaseMs, sampleRate); }

    std::int64_t tailFrames() const override { return static_cast<std::int64_t>(0.01 * kReleaseMs * m_rate); }
    Reductions reductions() const noexcept override { return {static_cast<float>(m_computer.reduction())}; }

private:
    void step(bool moved, bool fresh) noexcept override
    {
        m_wide.aim(now(mode), fresh);
        if (!moved)
            return;
        for (auto& splitter : m_splitters)
            splitter.setFrequency(now(frequency), m_rate);
        m_computer.setCurve(now(threshold), now(ratio), kKneeDb);
        m_computer.setMost(now(range));
    }

    void render(float* left, float* right, int frames) noexcept override
    {
        for (int i = 0; i < frames; ++i) {
            const auto l = m_splitters[0].next(static_cast<double>(left[i]));
            const auto r = m_splitters[1].next(static_cast<double>(right[i]));
            const double reduction = m_computer.next(std::max(std::abs(l.high), std::abs(r.high)));
            const double wide = m_wide.next();
            if (reduction == 0.0)
                continue;
            const double gain = gainOfDb(-reduction);
            const double root = std::sqrt(gain);
            const auto lowered = [=](float in, const Splitter::Bands& bands) {
                const double all = static_cast<double>(in);
                const double split = all + (gain - 1.0) * bands.high + (root - 1.0) * bands.middle;
                return static_cast<float>(split + wide * (gain * all - split));
            };
            left[i] = lowered(left[i], l);
            right[i] = lowered(right[i], r);
        }
    }

    void clear() noexcept override
    {
        for (auto& splitter : m_splitters)
            splitter.clear();
        m_computer.reset();
    }

    int m_rate;
    std::array<Splitter, 2> m_splitters;
    GainComputer m_computer;
    Ramp m_wide;
};

} // namespace

EffectKind deesserKind()
{
    return {"deesser",
            "De-esser",
            "Takes the edge off sharp consonants",
            1.0,
            {choiceParam("mode", "Lowers", "What is lowered while a consonant is too sharp", "split",
                         {{"split", "What lies above"}, {"wide", "The whole sound"}}),
             numberParam("frequency", "Listen above", "Where sharpness begins", 5500, 2000, 12000, "Hz"),
             numberParam("threshold", "Threshold", "Level from which it lowers", -30, -60, 0, "dB"),
             numberParam("ratio", "Ratio", "Rise in dB that becomes a rise of 1 dB", 4, 1, 20, ": 1"),
             numberParam("range", "Range", "It lowers by so much at most", 12, 0, 30, "dB")},
            makeEffect<Deesser>};
}

} // namespace melisma::audio
