// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/vocal_pitch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace melisma::ml {

namespace {

constexpr double kOutOfScale = 40.0; ///< taken only where nothing else is left
constexpr double kAgainstChord = 4.0;
constexpr double kNotAtRest = 3.0;
constexpr double kLean = 0.5;
constexpr int kOctave = 12;

bool holds(const music::PitchClassSet& set, int pitch)
{
    return set[static_cast<std::size_t>((pitch % kOctave + kOctave) % kOctave)];
}

double leapCost(int semitones, bool held)
{
    static constexpr std::array<double, 13> kCosts = {0.45, 0.15, 0.10, 0.45, 0.55, 0.90, 2.6,
                                                      1.30, 2.2,  2.4,  4.0,  4.5,  2.8};
    const int size = std::abs(semitones);
    if (held && size == 0)
        return 2.0; // a held syllable that does not move is one note
    const double cost = size <= kOctave ? kCosts[static_cast<std::size_t>(size)] : 8.0;
    return held && size > 4 ? cost + 2.0 : cost;
}

class LineFinder {
public:
    LineFinder(const std::vector<PitchSlot>& slots, Register range, std::optional<int> before, Rng rng)
        : m_slots(slots)
        , m_range(range)
        , m_before(before)
        , m_rng(std::move(rng))
        , m_count(static_cast<std::size_t>(std::max(1, range.high - range.low + 1)))
    {}

    std::vector<int> find()
    {
        std::vector<double> costs(m_count);
        for (std::size_t i = 0; i < m_count; ++i)
            costs[i] = ownCost(0, pitchOf(i)) + (m_before ? leapCost(pitchOf(i) - *m_before, false) : 0.0);
        for (std::size_t slot = 1; slot < m_slots.size(); ++slot)
            costs = advance(slot, costs);
        auto at = static_cast<std::size_t>(std::ranges::min_element(costs) - costs.begin());
        std::vector<int> line(m_slots.size());
        for (std::size_t slot = m_slots.size(); slot-- > 0;) {
            line[slot] = pitchOf(at);
            if (slot > 0)
                at = m_from[slot - 1][at];
        }
        return line;
    }

private:
    int pitchOf(std::size_t index) const { return m_range.low + static_cast<int>(index); }

    double ownCost(std::size_t index, int pitch)
    {
        const auto& slot = m_slots[index];
        const bool inChord = holds(slot.tones, pitch);
        double cost = kLean * m_rng.uniform();
        if (!inChord && !holds(slot.scale, pitch))
            cost += kOutOfScale;
        if (slot.mustAgree && !inChord)
            cost += kAgainstChord;
        if (slot.rest && !holds(*slot.rest, pitch))
            cost += kNotAtRest;
        const double wanted = m_range.low + slot.height * (m_range.high - m_range.low);
        return cost + 0.03 * (pitch - wanted) * (pitch - wanted);
    }

    std::vector<double> advance(std::size_t slot, const std::vector<double>& before)
    {
        std::vector<double> costs(m_count);
        auto& from = m_from.emplace_back(m_count);
        for (std::size_t i = 0; i < m_count; ++i) {
            double least = 1e18;
            for (std::size_t j = 0; j < m_count; ++j) {
                const double cost = before[j] + leapCost(pitchOf(i) - pitchOf(j), m_slots[slot].held);
                if (cost < least) {
                    least = cost;
                    from[i] = j;
                }
            }
            costs[i] = least + ownCost(slot, pitchOf(i));
        }
        return costs;
    }

    const std::vector<PitchSlot>& m_slots;
    Register m_range;
    std::optional<int> m_before;
    Rng m_rng;
    std::size_t m_count;
    std::vector<std::vector<std::size_t>> m_from;
};

} // namespace

std::vector<int> singableLine(const std::vector<PitchSlot>& slots, Register range, std::optional<int> before, Rng rng)
{
    return slots.empty() ? std::vector<int>() : LineFinder(slots, range, before, std::move(rng)).find();
}

} // namespace melisma::ml
