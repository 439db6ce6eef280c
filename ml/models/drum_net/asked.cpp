// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/drum_net/asked.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace melisma::ml::drums {

namespace {

constexpr std::size_t kGroupBars = 8;
constexpr std::size_t kShortestGroup = 4; ///< bars; a shorter rest belongs to the group before
constexpr int kTomsOfFill = 3;
constexpr int kStrokesToCrash = 2;

constexpr std::array kToms{groove::Voice::lowTom, groove::Voice::midTom, groove::Voice::highTom};

/// Sum of velocities a step, of full ones: grows with the strokes and with their loudness.
double loudness(const std::vector<Step>& steps, std::size_t begin, std::size_t end)
{
    double sum = 0.0;
    for (std::size_t at = begin; at < end; ++at)
        sum = std::accumulate(steps[at].begin() + kVoices, steps[at].begin() + 2 * kVoices, sum);
    return end > begin ? sum / static_cast<double>(end - begin) : 0.0;
}

float energyOf(const std::vector<Step>& steps, std::size_t begin, std::size_t end)
{
    const double own = loudness(steps, begin, end);
    const double whole = loudness(steps, 0, steps.size());
    if (own <= 0.0 || whole <= 0.0)
        return 0.0F;
    return std::clamp(static_cast<float>(std::log2(own / whole)), -kMostEnergy, kMostEnergy);
}

/// A performance beside the pattern behind it.
class Departures {
public:
    explicit Departures(const std::vector<Step>& steps) : m_steps(steps), m_skeleton(skeletonOf(steps)) {}

    bool isFill(std::size_t bar) const
    {
        const std::size_t begin = bar * kStepsPerBar;
        const std::size_t end = begin + kStepsPerBar;
        int toms = 0;
        for (const auto tom : kToms)
            toms += count(tom, begin, end);
        return toms >= kTomsOfFill || (leads(begin + kStepsPerBar / 2, end) && isNew(groove::Voice::crash, end));
    }

private:
    bool leads(std::size_t begin, std::size_t end) const
    {
        int strokes = count(groove::Voice::snare, begin, end);
        for (const auto tom : kToms)
            strokes += count(tom, begin, end);
        return strokes >= kStrokesToCrash;
    }

    int count(groove::Voice voice, std::size_t begin, std::size_t end) const
    {
        int strokes = 0;
        for (std::size_t at = begin; at < end; ++at)
            strokes += isNew(voice, at) ? 1 : 0;
        return strokes;
    }

    /// Loud, and not in the pattern.
    bool isNew(groove::Voice voice, std::size_t at) const
    {
        const auto index = static_cast<std::size_t>(voice);
        return at < m_steps.size() && m_steps[at][kVoices + index] >= kSoft && m_skeleton[at][index] < 0.5F;
    }

    const std::vector<Step>& m_steps;
    Skeleton m_skeleton;
};

} // namespace

std::vector<Asked> askedOf(const Groove& groove)
{
    const std::size_t bars = (groove.steps.size() + kStepsPerBar - 1) / kStepsPerBar;
    const Departures departures(groove.steps);
    std::vector<Asked> asked(bars);
    for (std::size_t first = 0; first < bars;) {
        const std::size_t end = first + kGroupBars + kShortestGroup > bars ? bars : first + kGroupBars;
        const float energy =
            energyOf(groove.steps, first * kStepsPerBar, std::min(end * kStepsPerBar, groove.steps.size()));
        for (; first < end; ++first)
            asked[first] = {energy, groove.isFill || departures.isFill(first) ? 1.0F : 0.0F};
    }
    return asked;
}

} // namespace melisma::ml::drums
