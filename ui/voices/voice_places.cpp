// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_places.h"

#include "core/project/comp.h"

#include <algorithm>

namespace melisma::ui {
namespace {

/// Of a blend too, whose parents provenance names.
bool holds(const project::Take& take, const std::string& voice)
{
    const auto& used = take.provenance.voice;
    return used.id == voice || std::ranges::find(used.parents, voice) != used.parents.end();
}

} // namespace

std::vector<VoicePlace> placesOf(const project::Project& project, const std::string& voice)
{
    std::vector<VoicePlace> places;
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips) {
            VoicePlace place{clip->id, track->name, clip->name};
            for (const auto& take : clip->takes)
                place.takes += holds(*take, voice) ? 1 : 0;
            for (const auto* take : project::soundingTakes(*clip))
                place.heard = place.heard || holds(*take, voice);
            if (place.takes > 0)
                places.push_back(std::move(place));
        }
    return places;
}

} // namespace melisma::ui
