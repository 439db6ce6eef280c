// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/join_clips.h"

#include "core/edits/edit_helpers.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::edits {

namespace {

using project::Clip;

/// The takes are the same but for their ids, and the same ones sound.
bool haveSameTakes(const Clip& a, const Clip& b)
{
    const auto same = [](const auto& x, const auto& y) {
        return x->content == y->content && x->provenance == y->provenance;
    };
    if (!std::ranges::equal(a.takes, b.takes, same))
        return false;
    const auto place = [](const Clip& clip, project::TakeId wanted) {
        return std::ranges::find(clip.takes, wanted, [](const auto& take) { return take->id; }) - clip.takes.begin();
    };
    const auto samePart = [&](const project::CompPart& x, const project::CompPart& y) {
        return x.from == y.from && place(a, x.take) == place(b, y.take);
    };
    return place(a, a.chosenTake) == place(b, b.chosenTake) && std::ranges::equal(a.comp, b.comp, samePart);
}

base::Result<void> checkFit(const Clip& a, const Clip& b)
{
    for (const auto* clip : {&a, &b})
        if (auto good = checkUnlocked(*clip); !good)
            return good;
    const bool goesOn =
        a.end() == b.start && a.offset + a.length == b.offset && a.gainDb == b.gainDb && a.timePitch == b.timePitch;
    if (!goesOn || !haveSameTakes(a, b))
        return usageError(fmt::format("'{}' does not go on where '{}' ends", b.name, a.name),
                          "Only pieces of one clip can be joined; group other clips instead");
    return {};
}

/// Joins the chosen clips of a track, and counts the pairs.
base::Result<void> joinTrack(project::Track& track, const std::set<project::ClipId>& clips, int& pairs)
{
    std::vector<base::Shared<Clip>> joined;
    std::ptrdiff_t last = -1; ///< the chosen clip before, in `joined`
    for (const auto& clip : track.clips) {
        if (!clips.contains(clip->id) || last < 0) {
            if (clips.contains(clip->id))
                last = static_cast<std::ptrdiff_t>(joined.size());
            joined.push_back(clip);
            continue;
        }
        auto& before = joined[static_cast<std::size_t>(last)];
        if (auto good = checkFit(*before, *clip); !good)
            return good;
        before = before.with([&](Clip& whole) {
            whole.length = whole.length + clip->length;
            whole.fades.out = clip->fades.out;
            whole.fades.outShape = clip->fades.outShape;
        });
        ++pairs;
    }
    track.clips = std::move(joined);
    return {};
}

} // namespace

base::Result<project::Project> joinClips(const project::Project& project, const std::set<project::ClipId>& clips)
{
    project::Project edited = project;
    int pairs = 0;
    for (auto& track : edited.tracks) {
        const auto chosen = [&](const auto& clip) { return clips.contains(clip->id); };
        if (std::ranges::count_if(track->clips, chosen) < 2)
            continue;
        base::Result<void> good;
        track = track.with([&](project::Track& changed) { good = joinTrack(changed, clips, pairs); });
        if (!good)
            return good.error();
    }
    if (!pairs)
        return usageError("There is nothing to join", "Choose two pieces of one clip that lie side by side");
    return edited;
}

} // namespace melisma::edits
