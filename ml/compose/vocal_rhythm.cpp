// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/vocal_rhythm.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace melisma::ml {

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr int kBreath = 2;       ///< steps of silence at the end of a line
constexpr int kLongestLast = 10; ///< steps a last note is held
constexpr int kWidestGap = 12;
constexpr int kWidestInWord = 8;
constexpr double kShortestSyllable = 0.17; ///< seconds
constexpr double kLean = 0.35;             ///< how much chance may weigh

/// A note to place.
struct Element {
    std::size_t syllable = 0;
    bool held = false;
    VocalStress stress = VocalStress::none;
    bool inWord = false; ///< belongs to the same word as the one before
};

std::vector<Element> elementsOf(const VocalLine& line)
{
    std::vector<Element> elements;
    for (std::size_t i = 0; i < line.syllables.size(); ++i) {
        const auto& syllable = line.syllables[i];
        elements.push_back({i, false, syllable.stress, i > 0 && !line.syllables[i - 1].endsWord});
        for (int extra = 1; extra < syllable.notes; ++extra)
            elements.push_back({i, true, VocalStress::none, true});
    }
    return elements;
}

/// How badly a stress sits on a beat of a strength; -1 stands for the 16ths between eighths.
double stressCost(VocalStress stress, int strength)
{
    static constexpr double kCosts[3][5] = {
        // 16th, off, pulse, middle, downbeat
        {0.9, 0.0, 0.45, 0.9, 1.2}, // none
        {1.4, 0.5, 0.2, 0.2, 0.3},  // secondary
        {3.0, 1.6, 0.35, 0.0, 0.0}, // primary
    };
    return kCosts[static_cast<int>(stress)][strength + 1];
}

class LineSetter {
public:
    LineSetter(const VocalLine& line, const MeterGrid& grid, const VocalRoom& room, Rng rng)
        : m_elements(elementsOf(line))
        , m_grid(grid)
        , m_closest(std::max(1, room.closest))
        , m_steps(room.bars * grid.steps)
        , m_last(m_steps - kBreath - m_closest)
    {
        for (int step = 0; step < m_steps; ++step)
            m_lean.push_back(kLean * rng.uniform());
        const double notes = std::max<std::size_t>(1, m_elements.size());
        m_even = std::clamp(0.8 * m_steps / notes, static_cast<double>(m_closest), 4.0);
    }

    std::optional<std::vector<VocalOnset>> set()
    {
        if (m_elements.empty() || m_last < 0)
            return std::nullopt;
        m_best.assign(m_elements.size(), std::vector<double>(static_cast<std::size_t>(m_last) + 1, kNever));
        m_from.assign(m_elements.size(), std::vector<int>(static_cast<std::size_t>(m_last) + 1, -1));
        for (int step = 0; step <= std::min(m_last, m_grid.steps - 1); ++step)
            best(0, step) = placeCost(0, step) + startCost(step);
        for (std::size_t element = 1; element < m_elements.size(); ++element)
            for (int step = 0; step <= m_last; ++step)
                advance(element, step);
        return trace();
    }

private:
    double& best(std::size_t element, int step) { return m_best[element][static_cast<std::size_t>(step)]; }

    int strengthAt(int step) const
    {
        const int inBar = step % m_grid.steps;
        const int strength = m_grid.strength(inBar);
        return strength == 0 && inBar % 2 != 0 ? -1 : strength;
    }

    double placeCost(std::size_t element, int step) const
    {
        const auto& note = m_elements[element];
        double cost = stressCost(note.stress, strengthAt(step)) + m_lean[static_cast<std::size_t>(step)];
        if (element + 1 == m_elements.size()) // a line comes to rest on a beat, and not too early
            cost +=
                (strengthAt(step) < 1 ? 0.8 : 0.0) + 1.5 * std::max(0.0, 0.55 - static_cast<double>(step) / m_steps);
        return cost;
    }

    /// Late starts leave a hole at the front of every line.
    double startCost(int step) const { return 0.12 * step; }

    double gapCost(std::size_t element, int gap) const
    {
        const bool inWord = m_elements[element].inWord;
        if (gap < m_closest || gap > (inWord ? kWidestInWord : kWidestGap))
            return kNever;
        const double uneven = std::log2(gap / m_even);
        return (inWord ? 1.2 : 0.8) * uneven * uneven;
    }

    void advance(std::size_t element, int step)
    {
        double least = kNever;
        for (int before = std::max(0, step - kWidestGap); before <= step - m_closest; ++before) {
            const double cost = best(element - 1, before) + gapCost(element, step - before);
            if (cost < least) {
                least = cost;
                m_from[element][static_cast<std::size_t>(step)] = before;
            }
        }
        best(element, step) = least + placeCost(element, step);
    }

    std::optional<std::vector<VocalOnset>> trace()
    {
        const auto& ends = m_best.back();
        const auto least = std::ranges::min_element(ends);
        if (*least == kNever)
            return std::nullopt;
        std::vector<VocalOnset> onsets(m_elements.size());
        int step = static_cast<int>(least - ends.begin());
        for (std::size_t i = m_elements.size(); i-- > 0;) {
            onsets[i] = {step, 0, m_elements[i].syllable, m_elements[i].held};
            step = m_from[i][static_cast<std::size_t>(step)];
        }
        for (std::size_t i = 0; i + 1 < onsets.size(); ++i)
            onsets[i].length = onsets[i + 1].step - onsets[i].step;
        onsets.back().length = std::min(kLongestLast, m_steps - kBreath - onsets.back().step);
        return onsets;
    }

    std::vector<Element> m_elements;
    const MeterGrid& m_grid;
    int m_closest;
    int m_steps;
    int m_last; ///< the latest step for an onset
    double m_even = 2.0;
    std::vector<double> m_lean;
    std::vector<std::vector<double>> m_best;
    std::vector<std::vector<int>> m_from;
};

} // namespace

std::optional<std::vector<VocalOnset>> setLine(const VocalLine& line, const MeterGrid& grid, const VocalRoom& room,
                                               Rng rng)
{
    return LineSetter(line, grid, room, std::move(rng)).set();
}

int closestOnsets(double bpm)
{
    const double step = 60.0 / bpm / 4.0;
    return std::max(1, static_cast<int>(std::ceil(kShortestSyllable / step)));
}

int notesOf(const VocalLine& line)
{
    return static_cast<int>(elementsOf(line).size());
}

int stepsNeeded(int notes, int closest)
{
    return notes * std::max(1, closest) + kBreath;
}

int stepsNeeded(const VocalLine& line, int closest)
{
    return stepsNeeded(notesOf(line), closest);
}

} // namespace melisma::ml
