// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_score.h"

#include "core/edits/edit_helpers.h"
#include "core/edits/score_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace melisma::edits {

namespace {

using project::Project;
using project::TimeValue;

void setSong(Project& project, const music::Score& score)
{
    if (checkName(score.title, "project"))
        project.name = score.title;
    layRuler(project, score);
    project.masterGainDb = std::clamp(score.masterGainDb, project::kSilentDb, project::kLoudestDb);
    project.masterEffects = slotsOf(project, score.masterEffects);
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

/// Adds the part's clips as takes to the track's clips at the same place; answers the clips that found none.
std::vector<std::size_t> addTakes(Project& project, std::size_t index, const music::Part& part,
                                  const std::string& takeName, const project::Provenance& provenance)
{
    std::vector<std::size_t> left;
    const auto story = storyOf(part, provenance);
    project::Track track = *project.tracks[index];
    for (std::size_t i = 0; i < part.clips.size(); ++i) {
        const auto start = TimeValue::musical(part.clips[i].start);
        const auto clip = std::ranges::find_if(track.clips, [&](const auto& entry) { return entry->start == start; });
        if (clip == track.clips.end()) {
            left.push_back(i);
            continue;
        }
        project::Take take{freshId<project::TakeId>(project), takeName, project::NoteContent(part.clips[i].notes),
                           story};
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
