// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/stretch_clip.h"

#include "core/edits/edit_helpers.h"
#include "core/project/time_pitch.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace melisma::edits {

namespace {

using project::Clip;
using project::Project;

/// As far as ratios go and the timeline has room for the material.
double heldRatio(const Clip& clip, double ratio)
{
    std::int64_t longest = 1;
    for (const auto& take : clip.takes)
        longest = std::max(longest, project::materialLength(take->content).count);
    const double room = static_cast<double>(project::kLastCount) / static_cast<double>(longest);
    return std::clamp(ratio, project::kLeastStretch, std::min(project::kMostStretch, room));
}

std::int64_t scaled(std::int64_t count, double scale)
{
    return std::llround(static_cast<double>(count) * scale);
}

/// Keeps the window within the material, which rounding may have left a frame short.
void fitWindow(Clip& clip, std::int64_t length)
{
    const auto material = clip.longestMaterial().count;
    clip.length.count = std::clamp<std::int64_t>(length, 1, std::max<std::int64_t>(material, 1));
    clip.offset.count =
        std::clamp<std::int64_t>(clip.offset.count, 0, std::max<std::int64_t>(material - clip.length.count, 0));
}

/// The same material in another time. Its start stays; `length`, where given, is what the window is meant to have.
void setRatio(const Project& project, Clip& clip, double ratio, std::optional<std::int64_t> length = {})
{
    const double scale = ratio / clip.timePitch.ratio;
    const auto end = scaled(clip.offset.count + clip.length.count, scale);
    clip.timePitch.ratio = ratio;
    clip.offset.count = scaled(clip.offset.count, scale);
    for (auto& part : clip.comp)
        part.from.count = scaled(part.from.count, scale);
    fitWindow(clip, length.value_or(end - clip.offset.count));
    clip.fades.in.count = scaled(clip.fades.in.count, scale);
    clip.fades.out.count = scaled(clip.fades.out.count, scale);
    fitFades(project, clip);
}

double bpmAtStart(const Project& project, const Clip& clip)
{
    return project.tempoMap.bpmAt(clip.start.toBeats(project.tempoMap, project.sampleRate));
}

/// A ratio that was set by hand is meant for the tempo there is.
void noteTempo(const Project& project, Clip& clip)
{
    if (clip.timePitch.songBpm != 0.0)
        clip.timePitch.songBpm = bpmAtStart(project, clip);
}

base::Result<void> checkStretchable(const Clip& clip)
{
    if (!clip.isAudio())
        return usageError(fmt::format("Clip '{}' holds notes, which follow the tempo as they are", clip.name),
                          "Choose a clip that holds sound");
    return checkUnlocked(clip);
}

/// One clip is changed and put in order of time again.
base::Result<Project> putBack(const Project& project, ClipPlace place, Clip clip)
{
    if (auto good = checkStart(clip.start, clip.length); !good)
        return good.error();
    if (clip == clipAt(project, place))
        return project;
    return withTrack(project, place.track, [&](project::Track& track) {
        track.clips.erase(track.clips.begin() + static_cast<std::ptrdiff_t>(place.clip));
        insertClip(track, std::move(clip));
    });
}

base::Result<Project> drawEdge(const Project& project, project::ClipId id, base::Frames at, bool left)
{
    const auto place = placeOf(project, id);
    if (!place)
        return place.error();
    const Clip& whole = clipAt(project, *place);
    if (auto good = checkStretchable(whole); !good)
        return good.error();
    const auto end = whole.end();
    const auto edge = std::clamp<std::int64_t>(at.count, 0, project::kLastCount);
    const auto wanted = left ? end.count - edge : edge - whole.start.count;
    const double length = static_cast<double>(whole.length.count);
    const double ratio = whole.timePitch.ratio * static_cast<double>(std::max<std::int64_t>(wanted, 1)) / length;
    const double held = heldRatio(whole, ratio);
    Clip clip = whole;
    setRatio(project, clip, held, held == ratio ? std::optional(wanted) : std::nullopt);
    if (left && clip.length.count > end.count)
        return usageError("The clip would begin before the song", "Draw its edge less far");
    if (left)
        clip.start.count = end.count - clip.length.count;
    noteTempo(project, clip);
    return putBack(project, *place, std::move(clip));
}

base::Result<void> checkChange(const TimePitchChange& change)
{
    const auto wrong = [](const std::optional<double>& number) { return number && !std::isfinite(*number); };
    if (wrong(change.ratio) || wrong(change.semitones))
        return usageError("Stretch and pitch must be numbers", "Choose 25 to 400 % and up to 24 semitones");
    return {};
}

void apply(const Project& project, const TimePitchChange& change, Clip& clip)
{
    if (change.semitones)
        clip.timePitch.semitones = std::clamp(*change.semitones, -project::kWidestShift, project::kWidestShift);
    if (change.keepFormants)
        clip.timePitch.keepFormants = *change.keepFormants;
    if (change.followTempo)
        clip.timePitch.songBpm = *change.followTempo ? bpmAtStart(project, clip) : 0.0;
    const double ratio = heldRatio(clip, change.ratio.value_or(clip.timePitch.ratio));
    if (ratio == clip.timePitch.ratio)
        return;
    setRatio(project, clip, ratio);
    noteTempo(project, clip);
}

template <class Change>
base::Result<Project> changeSounds(const Project& project, const std::set<project::ClipId>& clips, Change&& change)
{
    base::Result<Project> edited = project;
    bool any = false;
    for (const auto id : clips) {
        const auto place = placeOf(*edited, id);
        if (!place)
            return place.error();
        Clip clip = clipAt(*edited, *place);
        if (!clip.isAudio())
            continue;
        if (auto good = checkUnlocked(clip); !good)
            return good.error();
        any = true;
        change(clip);
        if (edited = putBack(*edited, *place, std::move(clip)); !edited)
            return edited;
    }
    if (!any)
        return usageError("No clip that holds sound is chosen", "Notes follow the tempo as they are");
    return edited;
}

/// A place keeps its beat, and within a tick its share of it.
std::int64_t sameBeat(std::int64_t frame, const music::TempoMap& before, const music::TempoMap& after, int rate)
{
    const auto beat = before.beatsAt(base::Frames{frame}, rate);
    const auto rest = static_cast<double>(frame - before.framesAt(beat, rate).count);
    return after.framesAt(beat, rate).count + std::llround(rest * before.bpmAt(beat) / after.bpmAt(beat));
}

/// What ratio and tempo make together stays, so that a ratio that was held to its range finds back.
void setTempo(const Project& project, Clip& clip, double bpm)
{
    const double wanted = clip.timePitch.ratio * clip.timePitch.songBpm / bpm;
    const double held = heldRatio(clip, wanted);
    const double owed = held == wanted ? bpm : bpm * wanted / held;
    clip.timePitch.songBpm = std::clamp(owed, music::TempoMap::kSlowest, music::TempoMap::kFastest);
    setRatio(project, clip, held);
}

Clip following(const Project& after, const music::TempoMap& before, Clip clip)
{
    const auto beat = before.beatsAt(base::Frames{clip.start.count}, after.sampleRate);
    const double bpm = after.tempoMap.bpmAt(beat);
    if (bpm != before.bpmAt(beat))
        setTempo(after, clip, bpm);
    const auto start = sameBeat(clip.start.count, before, after.tempoMap, after.sampleRate);
    clip.start.count = std::clamp<std::int64_t>(start, 0, project::kLastCount - clip.length.count);
    return clip;
}

} // namespace

base::Result<Project> stretchClipStart(const Project& project, project::ClipId clip, base::Frames at)
{
    return drawEdge(project, clip, at, true);
}

base::Result<Project> stretchClipEnd(const Project& project, project::ClipId clip, base::Frames at)
{
    return drawEdge(project, clip, at, false);
}

base::Result<Project> changeTimePitch(const Project& project, const std::set<project::ClipId>& clips,
                                      const TimePitchChange& change)
{
    if (auto good = checkChange(change); !good)
        return good.error();
    return changeSounds(project, clips, [&](Clip& clip) { apply(project, change, clip); });
}

base::Result<Project> resetTimePitch(const Project& project, const std::set<project::ClipId>& clips)
{
    return changeSounds(project, clips, [&](Clip& clip) {
        setRatio(project, clip, 1.0);
        clip.timePitch = {};
    });
}

void followTempo(const music::TempoMap& before, Project& after)
{
    const auto follows = [](const auto& clip) { return clip->timePitch.songBpm != 0.0; };
    for (auto& track : after.tracks) {
        if (std::ranges::none_of(track->clips, follows))
            continue;
        track = track.with([&](project::Track& changed) {
            for (auto& clip : changed.clips)
                if (follows(clip))
                    clip = following(after, before, *clip);
            std::ranges::stable_sort(changed.clips, {}, [](const auto& clip) { return clip->start.count; });
        });
    }
}

} // namespace melisma::edits
