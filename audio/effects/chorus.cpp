// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/chorus.h"

#include "audio/effects/delay_line.h"
#include "audio/effects/gliding_effect.h"

#include <array>
#include <numbers>

namespace melisma::audio {

namespace {

// Places of the parameters, as in chorusKind().
enum Place : std::size_t { rate, depth, delay, voices, width, feedback, placeCount };

constexpr std::size_t kVoices = 4;
constexpr double kLongestMs = 40.0;
constexpr double kMostSway = 0.9; ///< of the delay, to both sides

struct Voice {
    double phase = 0.0; ///< turns, against the first voice
    Ramp gain;
    std::array<Ramp, 2> sway; ///< factor of the delay, per side
};

class Chorus : public GlidingEffect<placeCount> {
public:
    explicit Chorus(int sampleRate) : m_rate(sampleRate), m_delay(sampleRate)
    {
        for (auto& line : m_lines)
            line.resize((1.0 + kMostSway) * kLongestMs / 1000.0 * sampleRate);
        // So that few voices are as far apart as they can be.
        constexpr std::array<double, kVoices> kPhases = {0.0, 0.5, 0.25, 0.75};
        for (std::size_t i = 0; i < kVoices; ++i)
            m_voices[i].phase = kPhases[i];
    }

    std::int64_t tailFrames() const override
    {
        const double kept = std::abs(target(feedback)) / 100.0;
        const double rounds = kept > 1e-4 ? std::ceil(std::log(1e-4) / std::log(kept)) : 0.0;
        const double longest = std::max(m_delay.now(), framesOf(target(delay)));
        return static_cast<std::int64_t>((rounds + 2.0) * (1.0 + kMostSway) * longest);
    }

private:
    double framesOf(double milliseconds) const { return std::max(30.0, milliseconds / 1000.0 * m_rate); }

    void step(bool, bool fresh) noexcept override
    {
        m_delay.aim(framesOf(now(delay)), fresh);
        m_kept.aim(now(feedback) / 100.0, fresh);
        m_turn += now(rate) * kStepFrames / m_rate;
        m_turn -= std::floor(m_turn);
        double power = 0.0;
        for (std::size_t i = 0; i < kVoices; ++i)
            power += std::pow(loudness(i), 2.0);
        for (std::size_t i = 0; i < kVoices; ++i) {
            m_voices[i].gain.aim(loudness(i) / std::sqrt(power), fresh);
            for (std::size_t side = 0; side < 2; ++side) {
                const double turn = m_turn + m_voices[i].phase + (side == 1 ? 0.25 * now(width) / 100.0 : 0.0);
                const double sine = std::sin(2.0 * std::numbers::pi * turn);
                m_voices[i].sway[side].aim(1.0 + kMostSway * now(depth) / 100.0 * sine, fresh);
            }
        }
    }

    double loudness(std::size_t voice) const { return std::clamp(now(voices) - static_cast<double>(voice), 0.0, 1.0); }

    void render(float* left, float* right, int frames) noexcept override
    {
        for (int i = 0; i < frames; ++i) {
            const double base = m_delay.next();
            const double kept = m_kept.next();
            std::array<double, kVoices> gains;
            for (std::size_t k = 0; k < kVoices; ++k)
                gains[k] = m_voices[k].gain.next();
            left[i] = voicesOf(0, left[i], base, kept, gains);
            right[i] = voicesOf(1, right[i], base, kept, gains);
        }
    }

    float voicesOf(std::size_t side, float in, double base, double kept, const std::array<double, kVoices>& gains)
    {
        double sum = 0.0;
        double first = 0.0;
        for (std::size_t k = 0; k < kVoices; ++k) {
            const double frames = base * m_voices[k].sway[side].next();
            if (gains[k] == 0.0)
                continue;
            const auto heard = static_cast<double>(m_lines[side].at(frames - 1.0));
            first = k == 0 ? heard : first;
            sum += gains[k] * heard;
        }
        m_lines[side].push(static_cast<float>(static_cast<double>(in) + kept * first));
        return static_cast<float>(sum);
    }

    void clear() noexcept override
    {
        for (auto& line : m_lines)
            line.clear();
        m_turn = 0.0;
    }

    int m_rate;
    std::array<DelayLine, 2> m_lines;
    std::array<Voice, kVoices> m_voices;
    DelayGlide m_delay;
    Ramp m_kept;
    double m_turn = 0.0;
};

} // namespace

EffectKind chorusKind()
{
    return {"chorus",
            "Chorus",
            "Several voices out of one",
            0.5,
            {numberParam("rate", "Rate", "How often the voices sway", 0.8, 0.05, 8, "Hz"),
             numberParam("depth", "Depth", "How far they sway", 25, 0, 100, "%"),
             numberParam("delay", "Delay", "Around which they sway: short is a flanger", 12, 1, kLongestMs, "ms"),
             numberParam("voices", "Voices", "How many there are on each side", 2, 1, 4, ""),
             numberParam("width", "Width", "How far apart the sides are", 100, 0, 100, "%"),
             numberParam("feedback", "Feedback", "How much goes round again; below 0 turned over", 0, -90, 90, "%")},
            makeEffect<Chorus>};
}

} // namespace melisma::audio
