// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/equaliser.h"

#include "audio/effects/param_glide.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::audio {

namespace {

constexpr double kButterworth = std::numbers::sqrt2 / 2.0; ///< Q without overshoot

// Places of the parameters, as in equaliserKind().
enum Place : std::size_t {
    lowCutOn,
    lowCutHertz,
    lowShelfHertz,
    lowShelfDb,
    peaks, ///< three times frequency, gain, Q
    highShelfHertz = peaks + 9,
    highShelfDb,
    highCutOn,
    highCutHertz,
    placeCount
};

struct Section {
    BiquadCoefficients coefficients;
    double share = 1.0; ///< of its output: a cut that is switched comes and goes
    bool active = false;
    std::array<BiquadState, 2> states;

    bool atRest() const
    {
        constexpr double kNothing = 1e-12;
        return std::ranges::all_of(states, [](const BiquadState& state) {
            return std::abs(state.s1) < kNothing && std::abs(state.s2) < kNothing;
        });
    }
    /// A section that changes nothing and has come to rest is left out.
    void rethink()
    {
        const auto& c = coefficients;
        const bool flat = share == 0.0 || (c.b0 == 1.0 && c.b1 == c.a1 && c.b2 == c.a2);
        active = !flat || (active && share > 0.0 && !atRest());
        if (!active)
            states = {};
    }
    void process(float* samples, int frames, std::size_t side)
    {
        auto& state = states[side];
        for (int i = 0; i < frames; ++i) {
            const double in = static_cast<double>(samples[i]);
            samples[i] = static_cast<float>(in + share * (state.next(coefficients, in) - in));
        }
    }
};

class Equaliser : public Effect {
public:
    explicit Equaliser(int sampleRate) : m_rate(sampleRate) {}

    void setParams(std::span<const float> values) noexcept override { m_glide.set(values); }

    void process(float* left, float* right, int frames) noexcept override
    {
        for (int done = 0; done < frames;) {
            if (m_glide.due()) {
                if (m_glide.step())
                    recompute();
                for (auto& section : m_sections)
                    section.rethink();
            }
            const int run = m_glide.run(frames - done);
            for (auto& section : m_sections)
                if (section.active) {
                    section.process(left + done, run, 0);
                    section.process(right + done, run, 1);
                }
            done += run;
        }
    }

    void reset() noexcept override
    {
        m_glide.reset();
        for (auto& section : m_sections) {
            section.states = {};
            section.active = false;
        }
    }

    /// Of the section whose poles ring longest: exp(-w/2Q t) falls by 80 dB; a boost narrows its poles.
    std::int64_t tailFrames() const override
    {
        constexpr double kNepers = 10.0; // 80 dB and a little, for sections that ring together
        const auto ring = [&](double hertz, double q) {
            return kNepers * 2.0 * q / (2.0 * std::numbers::pi * hertz) * m_rate;
        };
        double longest = std::max(ring(value(lowCutHertz), kButterworth), ring(value(highCutHertz), kButterworth));
        longest = std::max(longest, ring(value(lowShelfHertz), kButterworth * boost(value(lowShelfDb))));
        longest = std::max(longest, ring(value(highShelfHertz), kButterworth * boost(value(highShelfDb))));
        for (std::size_t peak = peaks; peak < highShelfHertz; peak += 3)
            longest = std::max(longest, ring(value(peak), value(peak + 2) * boost(value(peak + 1))));
        return static_cast<std::int64_t>(longest);
    }

private:
    double value(std::size_t place) const { return static_cast<double>(m_glide.target(place)); }
    static double boost(double gainDb) { return std::pow(10.0, std::abs(gainDb) / 40.0); }

    void recompute() noexcept
    {
        std::array<float, placeCount> values;
        for (std::size_t place = 0; place < placeCount; ++place)
            values[place] = m_glide[place];
        const auto bands = equaliserBands(values, m_rate);
        for (std::size_t i = 0; i < kEqualiserBands; ++i) {
            m_sections[i].coefficients = bands[i].filter;
            m_sections[i].share = bands[i].share;
        }
    }

    int m_rate;
    ParamGlide<placeCount> m_glide;
    std::array<Section, kEqualiserBands> m_sections;
};

std::unique_ptr<Effect> make(int sampleRate)
{
    return std::make_unique<Equaliser>(sampleRate);
}

constexpr const char* kFrequencyHelp = "The frequency that it works at";
constexpr const char* kGainHelp = "How much it lifts or lowers";
constexpr const char* kQHelp = "How narrow it is: 0.7 is broad, 5 is narrow";

} // namespace

std::array<EqualiserBand, kEqualiserBands> equaliserBands(std::span<const float> values, int sampleRate)
{
    using Filter = BiquadCoefficients;
    const auto at = [&](std::size_t place) { return static_cast<double>(values[place]); };
    std::array<EqualiserBand, kEqualiserBands> bands;
    bands[0] = {Filter::highPass(at(lowCutHertz), kButterworth, sampleRate), at(lowCutOn)};
    bands[1].filter = Filter::lowShelf(at(lowShelfHertz), kButterworth, at(lowShelfDb), sampleRate);
    for (std::size_t i = 0; i < 3; ++i)
        bands[2 + i].filter = Filter::peak(at(peaks + 3 * i), at(peaks + 3 * i + 2), at(peaks + 3 * i + 1), sampleRate);
    bands[5].filter = Filter::highShelf(at(highShelfHertz), kButterworth, at(highShelfDb), sampleRate);
    bands[6] = {Filter::lowPass(at(highCutHertz), kButterworth, sampleRate), at(highCutOn)};
    return bands;
}

EffectKind equaliserKind()
{
    const auto hertz = [](const char* key, const char* label, double usual, double lowest, double highest) {
        return numberParam(key, label, kFrequencyHelp, usual, lowest, highest, "Hz");
    };
    const auto gain = [](const char* key, const char* label) {
        return numberParam(key, label, kGainHelp, 0.0, -18.0, 18.0, "dB");
    };
    const auto q = [](const char* key, const char* label) {
        return numberParam(key, label, kQHelp, 1.0, 0.1, 10.0, "");
    };
    return {"eq",
            "Equaliser",
            "Lifts or lowers parts of the spectrum",
            1.0,
            {toggleParam("lowCutOn", "Low cut", "Takes away what lies below", false),
             hertz("lowCut", "Low cut at", 80, 20, 1000), hertz("lowShelf", "Low shelf at", 120, 30, 1000),
             gain("lowShelfGain", "Low shelf"), hertz("peak1", "Peak 1 at", 300, 20, 20000),
             gain("peak1Gain", "Peak 1"), q("peak1Q", "Peak 1 Q"), hertz("peak2", "Peak 2 at", 1200, 20, 20000),
             gain("peak2Gain", "Peak 2"), q("peak2Q", "Peak 2 Q"), hertz("peak3", "Peak 3 at", 4000, 20, 20000),
             gain("peak3Gain", "Peak 3"), q("peak3Q", "Peak 3 Q"),
             hertz("highShelf", "High shelf at", 8000, 1000, 20000), gain("highShelfGain", "High shelf"),
             toggleParam("highCutOn", "High cut", "Takes away what lies above", false),
             hertz("highCut", "High cut at", 16000, 1000, 20000)},
            make};
}

} // namespace melisma::audio
