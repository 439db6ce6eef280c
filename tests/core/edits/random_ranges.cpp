// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of time, of several clips and of sections.
#include "core/edits/clip_board.h"
#include "core/edits/edit_range.h"
#include "core/edits/edit_sections.h"
#include "core/edits/fade_joints.h"
#include "core/edits/join_clips.h"
#include "core/edits/mark_clips.h"
#include "core/edits/silence_range.h"
#include "core/edits/stretch_clip.h"
#include "tests/core/edits/random_editor.h"

#include <algorithm>
#include <memory>

namespace melisma::tests {

using base::Beats;
using base::Frames;
using project::Project;

namespace {

Beats startOf(const Project& project, project::MarkerId id)
{
    const auto found = std::ranges::find(project.markers, id, &project::Marker::id);
    return found == project.markers.end() ? Beats{} : found->start;
}

std::size_t clipCount(const Project& project)
{
    std::size_t count = 0;
    for (const auto& track : project.tracks)
        count += track->clips.size();
    return count;
}

} // namespace

project::TimeSelection RandomEditor::range(const Project& project)
{
    const Frames start{place(kSongFrames)};
    std::set<project::TrackId> tracks{track(project), track(project)};
    return {{start, start + Frames{number(-20000, 400000)}}, std::move(tracks)};
}

std::vector<RandomEditor::NamedEdit> RandomEditor::rangeEdits(const Project& project)
{
    const auto time = range(project);
    const auto to = track(project);
    const std::set clips{clip(project), clip(project), clip(project)};
    const auto ripple = static_cast<edits::Ripple>(number(0, 3));
    const Frames at{place(kSongFrames)};
    auto copied = chance(50) ? edits::copyRange(project, time) : edits::copyClips(project, clips);
    copied.foreign = chance(30);
    const auto board = std::make_shared<const edits::ClipBoard>(std::move(copied));
    std::vector<NamedEdit> edits;
    const auto add = [&](const char* label, project::Edit edit) { edits.push_back({label, std::move(edit)}); };
    add("splitAround", [=](const Project& p) { return edits::splitAround(p, time); });
    add("deleteRange", [=](const Project& p) { return edits::deleteRange(p, time, ripple); });
    add("deleteClips", [=](const Project& p) { return edits::deleteClips(p, clips, ripple); });
    add("fadeJoints", [=](const Project& p) {
        const auto cut = edits::splitAround(p, time);
        return cut ? edits::fadeJoints(p, *cut, time) : cut;
    });
    add("silenceRange", [=](const Project& p) { return edits::silenceRange(p, time, kWhen); });
    add("silenceClips", [=](const Project& p) { return edits::silenceClips(p, clips, kWhen); });
    add("trimToRange", [=](const Project& p) { return edits::trimToRange(p, time); });
    add("insertTime",
        [=](const Project& p) { return edits::insertTime(p, time.tracks, at, time.stretch.length(), ripple); });
    if (project.tracks.size() < kEnoughTracks)
        add("pasteClips", [=](const Project& p) -> base::Result<Project> {
            auto pasted = edits::pasteClips(p, *board, to, at);
            return pasted ? base::Result<Project>(std::move(pasted->project)) : pasted.error();
        });
    std::set<project::ClipId> pieces{clip(project)};
    if (const auto* on = project.trackOf(*pieces.begin())) // often two that were cut apart
        for (const auto& left : on->clips)
            for (const auto& right : on->clips)
                if (right->start == left->end() && right->offset == left->offset + left->length)
                    pieces = {left->id, right->id};
    add("joinClips", [=](const Project& p) { return edits::joinClips(p, pieces); });
    addStretches(project, clips, edits);
    const auto section = marker(project);
    const Beats beat{place(kSongTicks)};
    if (project.markers.size() < 60 && clipCount(project) < 400)
        add("copySection", [=, from = chance(50) ? beat : startOf(project, section)](const Project& p) {
            return edits::copySection(p, section, from);
        });
    add("moveSection", [=](const Project& p) { return edits::moveSection(p, section, beat); });
    add("deleteSection", [=](const Project& p) { return edits::deleteSection(p, section); });
    add("groupClips", [=](const Project& p) { return edits::groupClips(p, clips); });
    add("ungroupClips", [=](const Project& p) { return edits::ungroupClips(p, clips); });
    add("setClipsLocked", [=, on = chance(20)](const Project& p) { return edits::setClipsLocked(p, clips, on); });
    add("setClipColour", [=, colour = static_cast<int>(number(-2, 12))](const Project& p) {
        return edits::setClipColour(p, clips, colour);
    });
    add("renameClip", [=, n = name()](const Project& p) { return edits::renameClip(p, *clips.begin(), n); });
    return edits;
}

void RandomEditor::addStretches(const Project& project, const std::set<project::ClipId>& clips,
                                std::vector<NamedEdit>& edits)
{
    auto id = *clips.begin();
    for (const auto& track : project.tracks) // often one that holds sound
        if (track->kind == project::TrackKind::audio && !track->clips.empty() && chance(40))
            id = track->clips.back()->id;
    const auto* found = project.findClip(id);
    const Frames at =
        found && chance(80) ? project.endOf(*found) + Frames{number(-60000, 60000)} : Frames{place(kSongFrames)};
    const edits::TimePitchChange change{
        chance(60) ? std::optional(static_cast<double>(number(1, 50)) / 10.0) : std::nullopt,
        chance(60) ? std::optional(level()) : std::nullopt,
        chance(30) ? std::optional(chance(50)) : std::nullopt,
        chance(50) ? std::optional(chance(80)) : std::nullopt,
    };
    edits.push_back({"stretchClipStart", [=](const Project& p) { return edits::stretchClipStart(p, id, at); }});
    edits.push_back({"stretchClipEnd", [=](const Project& p) { return edits::stretchClipEnd(p, id, at); }});
    for (int i = 0; i < 3; ++i) // most sounds are to be stretched, or nothing follows a tempo
        edits.push_back({"changeTimePitch", [=](const Project& p) { return edits::changeTimePitch(p, {id}, change); }});
    const std::set reset = chance(70) ? std::set{id} : clips;
    edits.push_back({"resetTimePitch", [=](const Project& p) { return edits::resetTimePitch(p, reset); }});
}

} // namespace melisma::tests
