// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/score_layout.h"

#include "core/edits/edit_effects.h"
#include "core/edits/edit_helpers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace melisma::edits {
namespace {

using project::Project;
using project::TimeValue;

base::Result<void> checkPart(const music::Part& part)
{
    if (auto good = checkName(part.name, "part"); !good)
        return good;
    if (auto good = checkText(part.role, "role of the part"); !good)
        return good;
    if (auto good = checkInstrument(part.instrument); !good)
        return good;
    if (std::isnan(part.gainDb) || std::isnan(part.pan))
        return usageError(fmt::format("Part '{}' has a gain or pan that is not a number", part.name), {});
    for (const auto& effect : part.effects)
        if (auto good = checkEffect(effect); !good)
            return good;
    for (const auto& clip : part.clips) {
        if (auto good = checkText(clip.name, "name of the clip"); !good)
            return good;
        if (auto good = checkNotes(clip.notes); !good)
            return good;
        if (auto good = checkStart(TimeValue::musical(clip.start), TimeValue::musical(clip.notes.length)); !good)
            return good;
    }
    return {};
}

} // namespace

base::Result<void> checkScore(const music::Score& score, const project::Provenance& provenance)
{
    for (const auto& section : score.sections) {
        if (auto good = checkName(section.name, "section"); !good)
            return good;
        if (auto good = checkStart(TimeValue::musical(section.start), TimeValue::musical(section.length)); !good)
            return good;
    }
    for (const auto& event : score.chords)
        if (auto good = checkChord(event); !good)
            return good;
    for (const auto& part : score.parts)
        if (auto good = checkPart(part); !good)
            return good;
    for (const auto& effect : score.masterEffects)
        if (auto good = checkEffect(effect); !good)
            return good;
    if (std::isnan(score.masterGainDb))
        return usageError("The score has a master gain that is not a number", {});
    return checkProvenance(provenance);
}

project::Provenance storyOf(const music::Part& part, const project::Provenance& ofScore)
{
    project::Provenance story = ofScore;
    if (part.model.id.empty())
        return story;
    story.model = part.model;
    story.origin = part.model.trained ? project::Origin::aiGenerated : project::Origin::algorithmic;
    return story;
}

std::vector<project::EffectSlot> slotsOf(Project& project, const std::vector<music::EffectSetting>& settings)
{
    std::vector<project::EffectSlot> slots;
    for (const auto& setting : settings)
        slots.push_back(slotFor(project, setting));
    return slots;
}

void layRuler(Project& project, const music::Score& score)
{
    project.tempoMap = score.tempoMap;
    project.key = score.key;
    project.chords = score.chords;
    std::ranges::stable_sort(project.chords, {}, &music::ChordEvent::start);
    for (const auto& section : score.sections)
        project.markers.push_back({freshId<project::MarkerId>(project), section.name, section.start, section.length});
    std::ranges::stable_sort(project.markers, {}, &project::Marker::start);
}

void layTrack(Project& project, const music::Part& part, const std::vector<std::size_t>& wanted,
              const std::string& takeName, const project::Provenance& provenance)
{
    project::Track track;
    track.id = freshId<project::TrackId>(project);
    track.kind = project::TrackKind::instrument;
    track.name = part.name;
    track.role = part.role;
    track.colour = nextColour(project);
    track.view = project::LaneView::notes;
    track.mix.gainDb = std::clamp(part.gainDb, project::kSilentDb, project::kLoudestDb);
    track.mix.pan = std::clamp(part.pan, -1.0, 1.0);
    track.mix.mute = part.muted;
    track.instrument = part.instrument;
    track.effects = slotsOf(project, part.effects);
    const auto story = storyOf(part, provenance);
    for (const auto index : wanted) {
        const auto& clip = part.clips[index];
        if (clip.notes.length.ticks > 0)
            insertClip(track, clipWithTake(project, clip.name, TimeValue::musical(clip.start),
                                           project::NoteContent(clip.notes), takeName, story));
    }
    project.tracks.emplace_back(std::move(track));
}

std::vector<std::size_t> everyClip(const music::Part& part)
{
    std::vector<std::size_t> indices(part.clips.size());
    for (std::size_t i = 0; i < indices.size(); ++i)
        indices[i] = i;
    return indices;
}

std::optional<std::size_t> counterpart(const Project& project, const music::Part& part,
                                       const std::set<std::size_t>& taken)
{
    for (std::size_t i = project.tracks.size(); i-- > 0;) {
        const auto& track = *project.tracks[i];
        if (track.kind == project::TrackKind::instrument && track.role == part.role && track.name == part.name &&
            !taken.contains(i))
            return i;
    }
    return std::nullopt;
}

} // namespace melisma::edits
