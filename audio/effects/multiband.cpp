// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/multiband.h"

#include "audio/effects/biquad.h"
#include "audio/effects/dynamics.h"
#include "audio/effects/gliding_effect.h"

namespace melisma::audio {

namespace {

constexpr std::size_t kBands = 3;
constexpr double kKneeDb = 6.0;
constexpr double kButterworth = std::numbers::sqrt2 / 2.0;

// Places of the parameters, as in multibandKind(): two frequencies, then five a band.
enum Place : std::size_t { lowHertz, highHertz, bands, placeCount = bands + 5 * kBands };
enum BandPlace : std::size_t { threshold, ratio, attack, release, gain };

constexpr std::size_t placeOf(std::size_t band, BandPlace place)
{
    return bands + 5 * band + place;
}

/// One crossover's filters: each is used twice in a row.
struct Crossover {
    BiquadCoefficients low, high, allPass;

    Crossover() = default;
    Crossover(double hertz, int sampleRate) { set(hertz, sampleRate); }
    void set(double hertz, int sampleRate)
    {
        low = BiquadCoefficients::lowPass(hertz, kButterworth, sampleRate);
        high = BiquadCoefficients::highPass(hertz, kButterworth, sampleRate);
        allPass = BiquadCoefficients::allPass(hertz, kButterworth, sampleRate);
    }
};

using Twice = std::array<BiquadState, 2>;

double twice(Twice& states, const BiquadCoefficients& filter, double in) noexcept
{
    return states[1].next(filter, states[0].next(filter, in));
}

struct Side {
    Twice low, rest, middle, high;
    BiquadState lowTurned;

    std::array<double, kBands> split(const Crossover& lower, const Crossover& upper, double in) noexcept
    {
        const double above = twice(rest, lower.high, in);
        return {lowTurned.next(upper.allPass, twice(low, lower.low, in)), twice(middle, upper.low, above),
                twice(high, upper.high, above)};
    }
};

class Multiband : public GlidingEffect<placeCount> {
public:
    explicit Multiband(int sampleRate) : m_rate(sampleRate) {}

    std::int64_t tailFrames() const override
    {
        double longest = 0.0;
        for (std::size_t band = 0; band < kBands; ++band)
            longest = std::max(longest, target(placeOf(band, release)));
        return static_cast<std::int64_t>((0.2 + 0.01 * longest) * m_rate);
    }
    Reductions reductions() const noexcept override
    {
        Reductions lowered;
        for (std::size_t band = 0; band < kBands; ++band)
            lowered[band] = static_cast<float>(m_computers[band].reduction());
        return lowered;
    }

private:
    void step(bool moved, bool fresh) noexcept override
    {
        for (std::size_t band = 0; band < kBands; ++band)
            m_gains[band].aim(gainOfDb(now(placeOf(band, gain))), fresh);
        if (!moved)
            return;
        m_lower.set(now(lowHertz), m_rate);
        m_upper.set(now(highHertz), m_rate);
        for (std::size_t band = 0; band < kBands; ++band) {
            m_computers[band].setCurve(now(placeOf(band, threshold)), now(placeOf(band, ratio)), kKneeDb);
            m_computers[band].setTimes(now(placeOf(band, attack)), now(placeOf(band, release)), m_rate);
        }
    }

    void render(float* left, float* right, int frames) noexcept override
    {
        for (int i = 0; i < frames; ++i) {
            const auto l = m_sides[0].split(m_lower, m_upper, static_cast<double>(left[i]));
            const auto r = m_sides[1].split(m_lower, m_upper, static_cast<double>(right[i]));
            double sumLeft = 0.0;
            double sumRight = 0.0;
            for (std::size_t band = 0; band < kBands; ++band) {
                const double reduction = m_computers[band].next(std::max(std::abs(l[band]), std::abs(r[band])));
                const double factor = m_gains[band].next() * gainOfDb(-reduction);
                sumLeft += factor * l[band];
                sumRight += factor * r[band];
            }
            left[i] = static_cast<float>(sumLeft);
            right[i] = static_cast<float>(sumRight);
        }
    }

    void clear() noexcept override
    {
        m_sides = {};
        for (auto& computer : m_computers)
            computer.reset();
    }

    int m_rate;
    Crossover m_lower, m_upper;
    std::array<Side, 2> m_sides;
    std::array<GainComputer, kBands> m_computers;
    std::array<Ramp, kBands> m_gains;
};

struct BandTexts {
    std::array<const char*, 5> keys;
    std::array<const char*, 5> labels;
};

constexpr std::array<BandTexts, kBands> kTexts = {{
    {{"lowThreshold", "lowRatio", "lowAttack", "lowRelease", "lowGain"},
     {"Low threshold", "Low ratio", "Low attack", "Low release", "Low gain"}},
    {{"middleThreshold", "middleRatio", "middleAttack", "middleRelease", "middleGain"},
     {"Middle threshold", "Middle ratio", "Middle attack", "Middle release", "Middle gain"}},
    {{"highThreshold", "highRatio", "highAttack", "highRelease", "highGain"},
     {"High threshold", "High ratio", "High attack", "High release", "High gain"}},
}};

std::vector<base::ParamSpec> params()
{
    std::vector<base::ParamSpec> specs = {
        numberParam("lowHertz", "Low up to", "Where the low band ends", 200, 40, 800, "Hz"),
        numberParam("highHertz", "High from", "Where the high band begins", 3000, 1000, 12000, "Hz")};
    for (const auto& [keys, labels] : kTexts) {
        specs.push_back(
            numberParam(keys[threshold], labels[threshold], "Level from which it lowers", -20, -60, 0, "dB"));
        specs.push_back(
            numberParam(keys[ratio], labels[ratio], "Rise in dB that becomes a rise of 1 dB", 2, 1, 20, ": 1"));
        specs.push_back(numberParam(keys[attack], labels[attack], "Time constant of lowering", 15, 0.1, 200, "ms"));
        specs.push_back(numberParam(keys[release], labels[release], "Time constant of letting go", 150, 5, 2000, "ms"));
        specs.push_back(numberParam(keys[gain], labels[gain], "How much it lifts or lowers", 0, -18, 18, "dB"));
    }
    return specs;
}

} // namespace

std::array<std::complex<double>, 3> multibandResponse(std::span<const float> values, double hertz, int sampleRate)
{
    const auto at = [&](std::size_t place) { return static_cast<double>(values[place]); };
    const Crossover lower(at(lowHertz), sampleRate);
    const Crossover upper(at(highHertz), sampleRate);
    const auto twice = [&](const BiquadCoefficients& filter) {
        const auto once = filter.response(hertz, sampleRate);
        return once * once;
    };
    std::array<std::complex<double>, kBands> sums = {upper.allPass.response(hertz, sampleRate) * twice(lower.low),
                                                     twice(upper.low) * twice(lower.high),
                                                     twice(upper.high) * twice(lower.high)};
    for (std::size_t band = 0; band < kBands; ++band)
        sums[band] *= gainOfDb(at(placeOf(band, gain)));
    return sums;
}

EffectKind multibandKind()
{
    return {"multiband", "Multiband compressor", "Evens out lows, middle and highs apart", 1.0,
            params(),    makeEffect<Multiband>};
}

} // namespace melisma::audio
