// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/energy_curve.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace melisma::ml::sing {

namespace {

constexpr int kLead = 2 * kAcousticLead;

float percentileOf(std::vector<float> values, double share)
{
    if (values.empty())
        return 0.0F;
    const auto index = static_cast<std::ptrdiff_t>(std::lround(share * double(values.size() - 1)));
    std::ranges::nth_element(values, values.begin() + index);
    return values[static_cast<std::size_t>(index)];
}

/// The spoken energy by token grid, read as early as the sound is.
class Spoken {
public:
    explicit Spoken(std::span<const float> energy) : m_energy(energy) {}

    float at(double value) const
    {
        const double held = std::clamp(value - kLead, 0.0, double(m_energy.size() - 1));
        const auto below = static_cast<std::size_t>(held);
        const auto above = std::min(below + 1, m_energy.size() - 1);
        return m_energy[below] + static_cast<float>(held - double(below)) * (m_energy[above] - m_energy[below]);
    }
    std::vector<float> between(int first, int last) const
    {
        std::vector<float> values;
        for (int i = first; i < last; ++i)
            values.push_back(at(i));
        return values;
    }
    float lowest() const { return percentileOf({m_energy.begin(), m_energy.end()}, 0.05); }

private:
    std::span<const float> m_energy;
};

/// A timed token beside its spoken self, in values.
struct Pair {
    TokenKind kind;
    int sung, sungEnd;
    int spoken, spokenEnd;
    float level = 0.0F; ///< of vowels
};

std::vector<Pair> pairsOf(const TokenTiming& timing, std::span<const int> spokenFrames)
{
    std::vector<Pair> pairs;
    int sung = 0;
    int spoken = 0;
    std::size_t next = 0;
    for (const auto& each : timing.tokens) {
        const int spokenLength = each.token.kind == TokenKind::rest ? 0 : 2 * spokenFrames[next++];
        pairs.push_back({each.token.kind, sung, sung + 2 * each.frames, spoken, spoken + spokenLength});
        sung += 2 * each.frames;
        spoken += spokenLength;
    }
    return pairs;
}

void setLevels(std::vector<Pair>& pairs, const Spoken& spoken, const EnergyOptions& options)
{
    std::vector<float> own;
    for (auto& each : pairs)
        if (each.kind == TokenKind::vowel)
            own.push_back(each.level = percentileOf(spoken.between(each.spoken, each.spokenEnd), options.percentile));
    const float line = percentileOf(own, 0.5);
    for (auto& each : pairs)
        each.level = line + static_cast<float>(options.ownShare) * (each.level - line);
}

/// Straight lines of `length` values into both ends of a vowel, from its neighbours' values.
void easeEnds(std::vector<float>& energy, const Pair& vowel, const EnergyOptions& options)
{
    const int half = (vowel.sungEnd - vowel.sung) / 2;
    const int attack = std::min(options.attack, half);
    const int release = std::min(options.release, half);
    const auto at = [&](int i) -> float& { return energy[static_cast<std::size_t>(i)]; };
    const float before = vowel.sung > 0 ? at(vowel.sung - 1) : vowel.level;
    const float after = vowel.sungEnd < static_cast<int>(energy.size()) ? at(vowel.sungEnd) : vowel.level;
    for (int i = 0; i < attack; ++i)
        at(vowel.sung + i) += (before - vowel.level) * static_cast<float>(attack - i) / static_cast<float>(attack + 1);
    for (int i = 0; i < release; ++i)
        at(vowel.sungEnd - 1 - i) +=
            (after - vowel.level) * static_cast<float>(release - i) / static_cast<float>(release + 1);
}

bool belongTogether(const TokenTiming& timing, std::span<const int> spokenFrames, std::span<const float> energy)
{
    const auto sounding =
        std::ranges::count_if(timing.tokens, [](const TimedToken& each) { return each.token.kind != TokenKind::rest; });
    const bool positive = std::ranges::all_of(spokenFrames, [](int frames) { return frames >= 0; });
    const auto sum = std::accumulate(spokenFrames.begin(), spokenFrames.end(), std::size_t(0));
    return positive && sounding == std::ssize(spokenFrames) && !energy.empty() && energy.size() == 2 * sum;
}

} // namespace

base::Result<std::vector<float>> energyCurve(const TokenTiming& timing, std::span<const int> spokenFrames,
                                             std::span<const float> spokenEnergy, const EnergyOptions& options)
{
    if (!belongTogether(timing, spokenFrames, spokenEnergy))
        return base::Error{base::ErrorKind::input, "The spoken line does not have the sounds of the sung one",
                           "Speak the same tokens again."};
    const Spoken spoken(spokenEnergy);
    auto pairs = pairsOf(timing, spokenFrames);
    setLevels(pairs, spoken, options);
    std::vector<float> energy;
    for (const auto& each : pairs)
        for (int i = each.sung; i < each.sungEnd; ++i) {
            const double part = double(i - each.sung) / double(each.sungEnd - each.sung);
            const double place = each.spoken + part * (each.spokenEnd - each.spoken);
            energy.push_back(each.kind == TokenKind::vowel  ? each.level
                             : each.kind == TokenKind::rest ? spoken.lowest()
                                                            : spoken.at(place));
        }
    for (const auto& each : pairs)
        if (each.kind == TokenKind::vowel)
            easeEnds(energy, each, options);
    // On the model's clock the sound comes before its tokens.
    const auto lead = std::min<std::ptrdiff_t>(kLead, std::ssize(energy));
    std::shift_left(energy.begin(), energy.end(), lead);
    std::fill(energy.end() - lead, energy.end(), spoken.lowest());
    return energy;
}

} // namespace melisma::ml::sing
