// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/render_plan.h"
#include "core/project/project.h"

#include <string>
#include <vector>

namespace melisma::audio {

/// Where a clip of `track` sounds and how loud, its own fades or the ones it crosses over with.
ClipEnvelope envelopeOf(const project::Project& project, const project::Track& track, const project::Clip& clip);

/// What is heard of one sound in a clip, and the frame of its file with which that begins.
struct ClipSoundPart {
    ClipEnvelope envelope;
    std::int64_t sourceStart = 0;
    const project::Asset* asset = nullptr; ///< null: the project does not know it
    std::string sha256;
};

/// The sounds of an audio clip of `track`, one but for a comp. Points into the project.
std::vector<ClipSoundPart> soundsOf(const project::Project& project, const project::Track& track,
                                    const project::Clip& clip);

/// The events of an instrument track's chosen takes and comps, clipped to their clips. A note that is struck again
/// while it sounds ends there, so that the end of the first never cuts off the second.
PlayerEvents eventsOf(const project::Project& project, const project::Track& track);

} // namespace melisma::audio
