// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_sample_rate.h"

#include "core/edits/edit_helpers.h"

#include <algorithm>
#include <array>

namespace melisma::edits {

base::Result<project::Project> setSampleRate(const project::Project& project, int sampleRate)
{
    constexpr std::array kRates = {44100, 48000, 88200, 96000, 176400, 192000};
    if (std::ranges::find(kRates, sampleRate) == kRates.end())
        return usageError("That sample rate is not offered", "Choose 44.1, 48, 88.2, 96, 176.4 or 192 kHz");
    const auto isFont = [](const auto& entry) { return entry.second->kind == project::AssetKind::soundfont; };
    const bool empty = std::ranges::all_of(project.assets, isFont) &&
                       std::ranges::all_of(project.tracks, [](const auto& track) { return track->clips.empty(); });
    if (!empty && sampleRate != project.sampleRate)
        return usageError("A project that holds clips keeps its sample rate", "Set the rate of a new project");
    project::Project edited = project;
    edited.sampleRate = sampleRate;
    return edited;
}

} // namespace melisma::edits
