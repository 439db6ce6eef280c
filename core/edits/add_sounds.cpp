// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_sounds.h"

#include "core/edits/add_audio_clip.h"
#include "core/edits/add_take.h"
#include "core/edits/add_track.h"
#include "core/edits/edit_effects.h"
#include "core/edits/edit_helpers.h"
#include "core/edits/score_layout.h"
#include "core/edits/set_track_mix.h"
#include "core/edits/set_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::edits {

namespace {

using base::Result;
using project::Project;

project::TrackId trackNamed(const Project& project, const std::string& name)
{
    for (const auto& track : project.tracks)
        if (track->kind == project::TrackKind::audio && track->name == name)
            return track->id;
    return {};
}

Result<Project> withTrackFor(const Project& project, const SoundToAdd& sound)
{
    for (const auto& effect : sound.effects)
        if (auto good = checkEffect(effect); !good)
            return good.error();
    auto wider = addTrack(project, project::TrackKind::audio, sound.track);
    if (!wider)
        return wider;
    const auto id = wider->tracks.back()->id;
    auto slots = slotsOf(*wider, sound.effects);
    auto furnished = changeTrack(*wider, id, [&](project::Track& track) {
        track.role = sound.role;
        track.effects = std::move(slots);
    });
    auto loud = furnished ? setTrackGain(*furnished, id, sound.gainDb) : furnished;
    return loud ? setTrackPan(*loud, id, sound.pan) : loud;
}

/// The clip that the sound is another version of.
const project::Clip* versionOf(const project::Track& track, const SoundToAdd& sound)
{
    const auto start = project::TimeValue::absolute(sound.start);
    for (const auto& clip : track.clips)
        if (clip->start == start && clip->name == sound.name && clip->isAudio())
            return clip.get();
    return nullptr;
}

Result<Project> withWords(const Project& project, const SoundToAdd& sound)
{
    return sound.words.empty() ? project : setWords(project, sound.asset.sha256, sound.words);
}

Result<Project> addVersion(const Project& project, const project::Clip& clip, const SoundToAdd& sound, bool choose)
{
    const auto name = fmt::format("Take {}", clip.takes.size() + 1);
    auto added = addAudioTake(project, clip.id, name, sound.asset, sound.provenance);
    if (added)
        added = withWords(*added, sound);
    if (added && !choose)
        return changeClip(*added, clip.id, [&](project::Clip& changed) { changed.chosenTake = clip.chosenTake; });
    return added;
}

/// The clips behind `first` that were cut from the same one, so that they count from where the sound does.
std::vector<project::ClipId> piecesBehind(const project::Track& track, const project::Clip& first,
                                          const SoundToAdd& sound)
{
    std::vector<project::ClipId> pieces;
    for (const auto& clip : track.clips)
        if (clip->isAudio() && clip->name == sound.name && clip->start.count > first.start.count &&
            clip->start.count < sound.until.count && clip->start - clip->offset == first.start - first.offset &&
            clip->offset.count < sound.asset.frames.count)
            pieces.push_back(clip->id);
    return pieces;
}

Result<Project> addVersions(const Project& project, const project::Track& track, const project::Clip& first,
                            const SoundToAdd& sound, bool choose)
{
    auto added = addVersion(project, first, sound, choose);
    for (const auto id : piecesBehind(track, first, sound))
        if (added)
            added = addVersion(*added, *added->findClip(id), sound, choose);
    return added;
}

Result<Project> addClip(const Project& project, project::TrackId track, const SoundToAdd& sound)
{
    auto added = addAudioClip(project, track, sound.asset, sound.start, sound.provenance);
    if (!added)
        return added;
    const auto isNew = [&](const auto& clip) { return project.findClip(clip->id) == nullptr; };
    const auto& clips = added->findTrack(track)->clips;
    const auto id = (*std::ranges::find_if(clips, isNew))->id;
    if (sound.offset >= sound.asset.frames)
        return usageError("The sound ends before its clip begins", "Generate it again");
    added = changeClip(*added, id, [&](project::Clip& clip) {
        clip.name = sound.name.empty() ? clip.name : sound.name;
        clip.offset = project::TimeValue::absolute(sound.offset);
        clip.length = project::TimeValue::absolute(sound.asset.frames - sound.offset);
    });
    return added ? withWords(*added, sound) : added;
}

Result<Project> addSound(const Project& project, const SoundToAdd& sound, bool choose)
{
    const auto track = trackNamed(project, sound.track);
    if (const auto* known = project.findTrack(track)) {
        const auto* clip = versionOf(*known, sound);
        return clip ? addVersions(project, *known, *clip, sound, choose) : addClip(project, track, sound);
    }
    auto wider = withTrackFor(project, sound);
    return wider ? addClip(*wider, wider->tracks.back()->id, sound) : wider;
}

} // namespace

Result<Project> addSounds(const Project& project, const std::vector<SoundToAdd>& sounds, bool choose)
{
    Result<Project> edited = project;
    for (const auto& sound : sounds) {
        if (auto good = sound.name.empty() ? Result<void>() : checkName(sound.name, "clip"); !good)
            return good.error();
        edited = addSound(*edited, sound, choose);
        if (!edited)
            return edited;
    }
    return edited;
}

} // namespace melisma::edits
