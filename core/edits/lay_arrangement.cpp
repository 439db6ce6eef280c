// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/lay_arrangement.h"

#include "core/edits/comp_parts.h"
#include "core/edits/comp_takes.h"
#include "core/edits/edit_helpers.h"
#include "core/edits/score_layout.h"
#include "core/project/comp.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::edits {
namespace {

using base::Beats;
using project::Project;
using project::TimeValue;

Beats startOf(const project::Clip& clip)
{
    return {clip.start.count};
}
Beats endOf(const project::Clip& clip)
{
    return {clip.end().count};
}
Beats endOf(const music::PartClip& clip)
{
    return clip.start + clip.notes.length;
}

bool covers(const music::Part& part, Beats at)
{
    return std::ranges::any_of(part.clips, [at](const auto& clip) { return clip.start <= at && at < endOf(clip); });
}

bool overlaps(const music::PartClip& made, const project::Clip& clip)
{
    return made.start < endOf(clip) && endOf(made) > startOf(clip);
}

/// The clip's notes as they are heard with those of `part` in place of them wherever the part has clips; in the take's
/// time.
music::NoteSequence mergedNotes(const project::Clip& clip, const music::Part& part)
{
    const Beats takeStart = startOf(clip) - Beats{clip.offset.count};
    music::NoteSequence merged = *project::heardNotes(clip);
    std::erase_if(merged.notes, [&](const auto& note) { return covers(part, takeStart + note.start); });
    std::erase_if(merged.controllers, [&](const auto& event) { return covers(part, takeStart + event.at); });
    for (const auto& made : part.clips) {
        for (music::Note note : made.notes.notes) {
            const Beats at = made.start + note.start;
            if (at < startOf(clip) || at >= endOf(clip))
                continue;
            note.start = at - takeStart;
            merged.notes.push_back(note);
        }
        for (music::ControllerEvent event : made.notes.controllers) {
            const Beats at = made.start + event.at;
            if (at < startOf(clip) || at >= endOf(clip))
                continue;
            event.at = at - takeStart;
            merged.controllers.push_back(event);
        }
    }
    music::sortEvents(merged);
    merged.length = std::max(merged.length, Beats{clip.offset.count + clip.length.count});
    return merged;
}

/// A take that keeps notes of an earlier one keeps a net's share in them too.
project::Provenance storyInto(const project::Clip& clip, const music::Part& part, const project::Provenance& ofScore)
{
    auto story = storyOf(part, ofScore);
    const auto replaces = [&](const music::PartClip& made) {
        return made.start <= startOf(clip) && endOf(made) >= endOf(clip);
    };
    const auto before = clip.comp.empty() ? clip.chosen().provenance : compStory(clip);
    if (before.model.trained && !story.model.trained && std::ranges::none_of(part.clips, replaces)) {
        story.model = before.model;
        story.origin = before.origin;
    }
    return story;
}

/// Gives each clip that the part reaches into a new take, and each stretch without a clip a clip.
void layTakes(Project& project, std::size_t index, const music::Part& part, const std::string& takeName,
              const project::Provenance& provenance, bool choose)
{
    project::Track track = *project.tracks[index];
    for (auto& clip : track.clips) {
        const bool reached = std::ranges::any_of(part.clips, [&](const auto& made) { return overlaps(made, *clip); });
        if (clip->isAudio() || !reached)
            continue;
        project::Take take{freshId<project::TakeId>(project), takeName, project::NoteContent(mergedNotes(*clip, part)),
                           storyInto(*clip, part, provenance)};
        clip = clip.with([&](project::Clip& changed) {
            if (choose)
                hearNewTake(changed, take.id);
            changed.takes.emplace_back(std::move(take));
        });
    }
    const auto before = track.clips;
    for (const auto& made : part.clips) {
        const bool taken = std::ranges::any_of(before, [&](const auto& clip) { return overlaps(made, *clip); });
        if (!taken && made.notes.length.ticks > 0)
            insertClip(track, clipWithTake(project, made.name, TimeValue::musical(made.start),
                                           project::NoteContent(made.notes), takeName, storyOf(part, provenance)));
    }
    project.tracks[index] = std::move(track);
}

void addSections(Project& project, const music::Score& score)
{
    Beats end;
    for (const auto& marker : project.markers)
        end = std::max(end, marker.start + marker.length);
    for (const auto& section : score.sections)
        if (section.start >= end)
            project.markers.push_back(
                {freshId<project::MarkerId>(project), section.name, section.start, section.length});
    std::ranges::stable_sort(project.markers, {}, &project::Marker::start);
}

void addChords(Project& project, const music::Score& score)
{
    Beats end;
    for (const auto& event : project.chords)
        end = std::max(end, event.start + event.length);
    for (const auto& event : score.chords)
        if (event.start >= end)
            project.chords.push_back(event);
    std::ranges::stable_sort(project.chords, {}, &music::ChordEvent::start);
}

} // namespace

base::Result<Project> layArrangement(const Project& project, const music::Score& score,
                                     const project::Provenance& provenance, const std::string& takeName, bool choose)
{
    if (auto good = checkName(takeName, "take"); !good)
        return good.error();
    if (auto good = checkScore(score, provenance); !good)
        return good.error();
    if (!(score.tempoMap == project.tempoMap))
        return usageError("The tempo or meter was changed while the arrangement was made", "Arrange again");
    Project edited = project;
    addSections(edited, score);
    addChords(edited, score);
    std::set<std::size_t> taken;
    std::vector<const music::Part*> fresh;
    for (std::size_t i = score.parts.size(); i-- > 0;) { // upwards, as counterpart() searches
        const auto track = counterpart(project, score.parts[i], taken);
        if (!track) {
            fresh.push_back(&score.parts[i]);
            continue;
        }
        taken.insert(*track);
        layTakes(edited, *track, score.parts[i], takeName, provenance, choose);
    }
    for (auto part = fresh.rbegin(); part != fresh.rend(); ++part)
        layTrack(edited, **part, everyClip(**part), kFirstTake, provenance);
    return edited;
}

} // namespace melisma::edits
