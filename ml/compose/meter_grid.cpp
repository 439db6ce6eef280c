// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/meter_grid.h"

namespace melisma::ml {

namespace {

constexpr int kLongestBar = 64;

/// Pulse lengths for `count` beats of `unitSteps` steps each: threes when they divide evenly, else twos and a last
/// three (the usual 2+2+3 of 7/8).
std::vector<int> oddGroups(int count, int unitSteps)
{
    std::vector<int> groups;
    if (count % 3 == 0)
        return std::vector<int>(static_cast<std::size_t>(count / 3), 3 * unitSteps);
    for (int left = count; left > 0;) {
        const int size = left == 3 || left == 1 ? left : 2;
        groups.push_back(size * unitSteps);
        left -= size;
    }
    return groups;
}

std::vector<int> pulseLengths(music::Meter meter)
{
    if (meter.beatUnit == 8)
        return oddGroups(meter.beatsPerBar, 2);
    if (meter.beatUnit == 16)
        return oddGroups(meter.beatsPerBar, 1);
    return std::vector<int>(static_cast<std::size_t>(meter.beatsPerBar * 4 / meter.beatUnit), 4);
}

} // namespace

int MeterGrid::pulseAt(int step) const
{
    int index = 0;
    while (index + 1 < static_cast<int>(pulses.size()) && pulses[static_cast<std::size_t>(index) + 1].start <= step)
        ++index;
    return index;
}

int MeterGrid::strength(int step) const
{
    if (step == 0)
        return 3;
    const int pulse = pulseAt(step);
    if (pulses[static_cast<std::size_t>(pulse)].start != step)
        return 0;
    const int count = static_cast<int>(pulses.size());
    const int middle = count == 5 ? 3 : count / 2; // five is felt as three and two
    return count > 2 && pulse == middle && count != 3 ? 2 : 1;
}

bool MeterGrid::isSimple() const
{
    for (const auto& pulse : pulses)
        if (pulse.length != 4)
            return false;
    return true;
}

base::Result<MeterGrid> MeterGrid::of(music::Meter meter)
{
    const int steps = meter.beatUnit > 16 ? 0 : meter.beatsPerBar * 16 / meter.beatUnit;
    if (steps < 2 || steps > kLongestBar)
        return base::Error{base::ErrorKind::usage,
                           "The composer cannot write in " + meter.text(),
                           "Choose a meter over 2, 4, 8 or 16 with at most 16 quarters a bar, like 4/4, 6/8 or 7/8",
                           {}};
    MeterGrid grid{meter, steps, {}};
    int start = 0;
    for (const int length : pulseLengths(meter)) {
        grid.pulses.push_back({start, length});
        start += length;
    }
    return grid;
}

} // namespace melisma::ml
