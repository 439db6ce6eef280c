// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/clone_input.h"

#include "core/edits/set_track_mix.h"
#include "core/jobs/recording_input.h"
#include "core/project/comp.h"
#include "core/project/find_take.h"

#include <algorithm>

namespace melisma::jobs {

namespace {

// Parameters of the task that nobody is asked for.
constexpr const char* kBegin = "begin";
constexpr const char* kEnd = "end";
constexpr const char* kOnly = "only"; ///< a part is tried
constexpr const char* kSongAt = "songAt";
constexpr const char* kTrack = "sourceTrack";
constexpr const char* kClip = "sourceClip";
constexpr const char* kClipId = "sourceClipId";

constexpr const char* kTry = " (try)";
constexpr std::size_t kLongestName = 180; ///< bytes; a name may have 200 letters

/// Another project may have another clip of that number.
bool sounds(const project::Clip& clip, const std::string& sha256)
{
    return std::ranges::any_of(clip.takes, [&sha256](const auto& take) { return project::isSound(*take, sha256); });
}

base::Error unusable(const char* what, const char* hint)
{
    return {base::ErrorKind::usage, what, hint, {}};
}

} // namespace

base::Result<void> addCloneInput(base::TaskRequest& request, const project::Project& project, project::ClipId id,
                                 const std::filesystem::path& projectFolder)
{
    const auto* clip = project.findClip(id);
    if (!clip || !clip->isAudio())
        return unusable("There is no vocal to give another voice", "Choose a clip with sound");
    if (clip->timePitch.changesSound())
        return unusable("A clip that is stretched or shifted cannot be given another voice as it sounds",
                        "Take its stretch back, or export it and bring the file in");
    if (!clip->comp.empty())
        return unusable("A clip of several takes cannot be given another voice as it sounds",
                        "Flatten its takes first");
    const auto& voice = project::takeAt(*clip, clip->offset).provenance.voice;
    if (!voice.id.empty() && request.params.number("mix").value_or(1.0) < 1.0)
        return unusable("The clip is in a voice already, which must not be mixed with another",
                        "Set the mix to 1, or mix the two tracks: then both voices are named");
    if (auto added = addRecordingInput(request, project, id, projectFolder); !added)
        return added;
    const auto seconds = [&project](project::TimeValue time) {
        return static_cast<double>(time.count) / project.sampleRate;
    };
    request.params.set(kBegin, seconds(clip->offset));
    request.params.set(kEnd, seconds(clip->offset + clip->length));
    request.params.set(kSongAt, seconds(clip->start));
    request.params.set(kTrack, project.trackOf(id)->name);
    request.params.set(kClip, clip->name);
    request.params.set(kClipId, static_cast<std::int64_t>(id.value));
    return {};
}

LandingPlace clonePlace(const base::TaskRequest& request)
{
    const auto at = request.params.number(kSongAt);
    if (request.task != kCloneTask || !at)
        return {};
    const auto voice = request.params.text("voiceName").value_or(request.params.text("voice").value_or(""));
    LandingPlace place;
    place.at = base::Seconds{*at};
    const auto track = request.params.text(kTrack).value_or("") + " (" + voice + ")";
    place.track = track.size() <= kLongestName ? track : voice;
    place.clip = request.params.text(kClip).value_or("");
    if (request.params.has(kOnly))
        place.clip = place.clip.substr(0, kLongestName) + kTry; // its window is shorter than that of the whole
    return place;
}

project::Edit withSourceMuted(const base::TaskRequest& request, project::Edit landing)
{
    const auto id = request.params.integer(kClipId);
    if (request.task != kCloneTask || !id || request.params.has(kOnly) || request.inputs.empty())
        return landing;
    return [landing = std::move(landing), clip = project::ClipId{static_cast<std::uint64_t>(*id)},
            sha256 = request.inputs.front().sha256](const project::Project& project) -> base::Result<project::Project> {
        auto landed = landing(project);
        const auto* source = landed ? landed->findClip(clip) : nullptr;
        const auto* track = source && sounds(*source, sha256) ? landed->trackOf(clip) : nullptr;
        if (!track || track->clips.size() != 1)
            return landed;
        return edits::setTrackMute(*landed, track->id, true);
    };
}

} // namespace melisma::jobs
