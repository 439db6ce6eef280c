// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_score.h"

#include "core/edits/edit_effects.h"
#include "core/edits/edit_helpers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace melisma::edits
{

namespace
{

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

std::vector<project::EffectSlot> slotsOf(Project& project, const std::vector<music::EffectSetting>& settings)
{
    std::vector<project::EffectSlot> slots;
    for (const auto& setting : settings)
        slots.push_back(slotFor(project, setting));
    return slots;
}

void setSong(Project& project, const music::Score& score)
{
    if (checkName(score.title, "project"))
        project.name = score.title;
    project.tempoMap = score.tempoMap;
    project.key = score.key;
    project.chords = score.chords;
    std::ranges::stable_sort(project.chords, {}, &music::ChordEvent::start);
    for (const auto& section : score.sections)
        project.markers.push_back({freshId<project::MarkerId>(project), section.name, section.start, section.length});
    std::ranges::stable_sort(project.markers, {}, &project::Marker::start);
    project.masterGainDb = std::clamp(score.masterGainDb, project::kSilentDb, project::kLoudestDb);
    project.masterEffects = slotsOf(project, score.masterEffects);
}

/// A new track with those of the part's clips whose index is in `wanted`. Clips of length 0 hold nothing.
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
    track.instrument = part.instrument;
    track.effects = slotsOf(project, part.effects);
    for (const auto index : wanted) {
        const auto& clip = part.clips[index];
        if (clip.notes.length.ticks > 0)
            insertClip(track, clipWithTake(project, clip.name, TimeValue::musical(clip.start),
                                           project::NoteContent(clip.notes), takeName, provenance));
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

std::vector<music::Section> sectionsOf(const Project& project)
{
    std::vector<music::Section> sections;
    for (const auto& marker : project.markers)
        if (marker.length.ticks > 0)
            sections.push_back({marker.name, marker.start, marker.length});
    return sections;
}

base::Error differs(std::string_view what)
{
    return usageError(fmt::format("The {} of the new version differs from the project's", what),
                      "Lay it out in a project of its own");
}

base::Result<void> checkSameSong(const Project& project, const music::Score& score)
{
    auto sections = score.sections;
    std::ranges::stable_sort(sections, {}, &music::Section::start);
    if (!(score.tempoMap == project.tempoMap))
        return differs("tempo or meter");
    if (score.key != project.key)
        return differs("key");
    if (sections != sectionsOf(project))
        return differs("form (its sections)");
    return {};
}

/// The lowest track of the part's role and name that no other part has taken: what was laid out last lies lowest.
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

/// Adds the part's clips as takes to the track's clips at the same place; answers the clips that found none.
std::vector<std::size_t> addTakes(Project& project, std::size_t index, const music::Part& part,
                                  const std::string& takeName, const project::Provenance& provenance)
{
    std::vector<std::size_t> left;
    project::Track track = *project.tracks[index];
    for (std::size_t i = 0; i < part.clips.size(); ++i) {
        const auto start = TimeValue::musical(part.clips[i].start);
        const auto clip = std::ranges::find_if(track.clips, [&](const auto& entry) { return entry->start == start; });
        if (clip == track.clips.end()) {
            left.push_back(i);
            continue;
        }
        project::Take take{freshId<project::TakeId>(project), takeName, project::NoteContent(part.clips[i].notes),
                           provenance};
        *clip = clip->with([&](project::Clip& changed) { changed.takes.emplace_back(std::move(take)); });
    }
    if (left.size() < part.clips.size())
        project.tracks[index] = std::move(track);
    return left;
}

} // namespace

base::Result<Project> addScore(const Project& project, const music::Score& score, const project::Provenance& provenance)
{
    if (auto good = checkScore(score, provenance); !good)
        return good.error();
    Project edited = project;
    if (project.tracks.empty() && project.markers.empty())
        setSong(edited, score);
    for (const auto& part : score.parts)
        layTrack(edited, part, everyClip(part), kFirstTake, provenance);
    return edited;
}

base::Result<Project> addScoreAsTakes(const Project& project, const music::Score& score,
                                      const project::Provenance& provenance, const std::string& takeName)
{
    if (auto good = checkScore(score, provenance); !good)
        return good.error();
    if (auto good = checkSameSong(project, score); !good)
        return good.error();
    return addSiblingAsTakes(project, score, provenance, takeName);
}

base::Result<Project> addSiblingAsTakes(const Project& project, const music::Score& score,
                                        const project::Provenance& provenance, const std::string& takeName)
{
    if (auto good = checkName(takeName, "take"); !good)
        return good.error();
    if (auto good = checkScore(score, provenance); !good)
        return good.error();
    Project edited = project;
    std::vector<std::vector<std::size_t>> left(score.parts.size());
    std::set<std::size_t> taken;
    for (std::size_t i = score.parts.size(); i-- > 0;) { // upwards, as counterpart() searches
        const auto& part = score.parts[i];
        const auto track = counterpart(project, part, taken);
        left[i] = track ? addTakes(edited, *track, part, takeName, provenance) : everyClip(part);
        if (track)
            taken.insert(*track);
    }
    for (std::size_t i = 0; i < score.parts.size(); ++i)
        if (!left[i].empty())
            layTrack(edited, score.parts[i], left[i], takeName, provenance);
    return edited;
}

} // namespace melisma::edits
