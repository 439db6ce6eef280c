// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/drum_net/config.h"

#include <algorithm>

namespace melisma::ml::drums {

namespace {

constexpr std::size_t kGroupSteps = 8 * kStepsPerBar;

void addGroup(const std::vector<Step>& steps, std::size_t begin, std::size_t end, Skeleton& skeleton)
{
    const std::size_t bars = (end - begin + kStepsPerBar - 1) / kStepsPerBar;
    std::array<std::array<std::size_t, kVoices>, kStepsPerBar> counts{};
    for (std::size_t at = begin; at < end; ++at)
        for (std::size_t voice = 0; voice < kVoices; ++voice)
            counts[(at - begin) % kStepsPerBar][voice] += steps[at][kVoices + voice] >= kSoft ? 1 : 0;
    for (std::size_t at = begin; at < end; ++at)
        for (std::size_t voice = 0; voice < kVoices; ++voice)
            skeleton[at][voice] = 2 * counts[(at - begin) % kStepsPerBar][voice] >= bars ? 1.0F : 0.0F;
}

} // namespace

Skeleton skeletonOf(const std::vector<Step>& steps)
{
    Skeleton skeleton(steps.size());
    for (std::size_t begin = 0; begin < steps.size(); begin += kGroupSteps)
        addGroup(steps, begin, std::min(begin + kGroupSteps, steps.size()), skeleton);
    return skeleton;
}

} // namespace melisma::ml::drums
