// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/fade_joints.h"

#include "core/edits/set_fades.h"

#include <algorithm>

namespace melisma::edits {
namespace {

using base::Frames;
using project::Clip;
using project::Project;
using project::Track;

/// A clip of the track lay across the place.
bool wasCutAt(const Project& before, const Track& track, Frames place)
{
    return std::ranges::any_of(track.clips, [&](const auto& clip) {
        return clip->isAudio() && before.startOf(*clip) < place && before.endOf(*clip) > place;
    });
}

/// The fades of a piece, with one at each end that is a joint and has none.
project::Fades jointFades(const Project& cut, const Clip& piece, const std::vector<Frames>& joints, Frames length)
{
    const auto isJoint = [&joints](Frames place) { return std::ranges::find(joints, place) != joints.end(); };
    auto fades = piece.fades;
    if (fades.in == Frames{} && isJoint(cut.startOf(piece)))
        fades.in = length;
    if (fades.out == Frames{} && isJoint(cut.endOf(piece)))
        fades.out = length;
    return fades;
}

} // namespace

base::Result<Project> fadeJoints(const Project& before, const Project& cut, const project::TimeSelection& range)
{
    base::Result<Project> edited = cut;
    for (const auto& track : cut.tracks) {
        const auto* old = range.tracks.contains(track->id) ? before.findTrack(track->id) : nullptr;
        if (!old)
            continue;
        std::vector<Frames> joints;
        for (const Frames place : {range.stretch.start, range.stretch.end})
            if (wasCutAt(before, *old, place))
                joints.push_back(place);
        for (const auto& clip : track->clips) {
            if (!clip->isAudio() || clip->locked)
                continue;
            const auto fades = jointFades(cut, *clip, joints, base::toFrames(kJointFade, cut.sampleRate));
            if (edited && fades != clip->fades)
                edited = setFades(*edited, clip->id, fades);
        }
    }
    return edited;
}

} // namespace melisma::edits
