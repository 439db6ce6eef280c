// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/groove_net/groove_grid.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml::groove
{

namespace
{

constexpr double kStepsPerBeat = kStepsPerBar / 4.0;

struct PitchRow {
    Voice voice;
    std::array<int, 6> pitches; ///< 0 fills up
};

constexpr std::array<PitchRow, kVoices> kPitches{{{Voice::kick, {35, 36}},
                                                  {Voice::snare, {37, 38, 39, 40}},
                                                  {Voice::closedHat, {22, 42, 44}},
                                                  {Voice::openHat, {26, 46}},
                                                  {Voice::lowTom, {41, 43, 58}},
                                                  {Voice::midTom, {45, 47}},
                                                  {Voice::highTom, {48, 50}},
                                                  {Voice::crash, {49, 52, 55, 57}},
                                                  {Voice::ride, {51, 53, 59}}}};

} // namespace

std::optional<Voice> voiceOf(int pitch)
{
    for (const PitchRow& row : kPitches)
        if (pitch > 0 && std::find(row.pitches.begin(), row.pitches.end(), pitch) != row.pitches.end())
            return row.voice;
    return std::nullopt;
}

std::vector<Step> toGrid(std::span<const DrumHit> hits)
{
    std::vector<Step> steps;
    for (const DrumHit& hit : hits) {
        const auto voice = voiceOf(hit.pitch);
        if (!voice || hit.beats < 0.0)
            continue;
        const double position = hit.beats * kStepsPerBeat;
        const auto step = static_cast<std::size_t>(std::lround(position));
        if (step >= steps.size())
            steps.resize(step + 1, Step{});
        const auto channel = static_cast<std::size_t>(*voice);
        const float velocity = static_cast<float>(hit.velocity) / 127.0F;
        if (velocity <= steps[step][kVoices + channel])
            continue;
        steps[step][channel] = 1.0F;
        steps[step][kVoices + channel] = velocity;
        steps[step][2 * kVoices + channel] = static_cast<float>(position - static_cast<double>(step));
    }
    return steps;
}

} // namespace melisma::ml::groove
