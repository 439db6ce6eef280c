// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_sections.h"

#include "core/edits/clip_board.h"
#include "core/edits/edit_automation.h"
#include "core/edits/edit_helpers.h"
#include "core/edits/edit_range.h"

#include <algorithm>

namespace melisma::edits {

namespace {

using base::Beats;
using base::Result;
using project::Marker;
using project::Project;
using project::TrackId;

/// Of the song's time.
struct Span {
    Beats from, to;

    Beats length() const { return to - from; }
};

struct Curve {
    TrackId track; ///< 0: the master
    project::AutomationTarget target;
    project::AutomationPoints points; ///< from the span's beginning on
};

/// All that a span holds, by its places from the span's beginning on.
struct Held {
    ClipBoard clips;
    Beats from; ///< of the span
    std::vector<music::ChordEvent> chords;
    std::vector<Marker> markers;
    std::vector<Curve> curves;
};

Result<Span> spanOf(const Project& project, project::MarkerId section)
{
    const auto found = std::ranges::find(project.markers, section, &Marker::id);
    if (found == project.markers.end() || found->length.ticks <= 0)
        return usageError("There is no such section", "Choose one by its name on the ruler");
    return Span{found->start, found->start + found->length};
}

project::TimeSelection onAllTracks(const Project& project, const Span& span)
{
    const auto framesAt = [&](Beats at) { return project.tempoMap.framesAt(at, project.sampleRate); };
    project::TimeSelection range{{framesAt(span.from), framesAt(span.to)}, {}};
    for (const auto& track : project.tracks)
        range.tracks.insert(track->id);
    return range;
}

void holdCurves(const std::vector<project::AutomationLane>& lanes, TrackId track, const Span& span, Held& held)
{
    for (const auto& lane : lanes) {
        auto points = project::pointsWithin(lane.points, span.from, span.to);
        if (lane.points.empty())
            continue;
        // The copy begins and ends as the section does, whatever stands around it.
        if (points.empty() || points.front().at != span.from)
            points.insert(points.begin(),
                          {span.from, project::valueAt(lane.points, span.from), shapeAt(lane.points, span.from)});
        if (const Beats last = span.to - Beats{1}; points.back().at < last)
            points.push_back({last, project::valueAt(lane.points, last)});
        for (auto& point : points)
            point.at = point.at - span.from;
        held.curves.push_back({track, lane.target, std::move(points)});
    }
}

Held heldIn(const Project& project, const Span& span)
{
    const auto range = onAllTracks(project, span);
    Held held{copyRange(project, range), span.from, {}, {}, {}};
    for (auto chord : project.chords) {
        const Beats from = std::max(chord.start, span.from), to = std::min(chord.start + chord.length, span.to);
        chord.start = from - span.from;
        chord.length = to - from;
        if (chord.length.ticks > 0)
            held.chords.push_back(chord);
    }
    for (auto marker : project.markers)
        if (marker.start >= span.from && marker.start < span.to && marker.start + marker.length <= span.to) {
            marker.start = marker.start - span.from;
            held.markers.push_back(marker);
        }
    for (const auto& track : project.tracks)
        holdCurves(track->automation, track->id, span, held);
    holdCurves(project.masterAutomation, {}, span, held);
    return held;
}

/// Notes, chords and curves follow the tempo, sounds do not.
Result<void> checkTempo(const Project& project, const Held& held, const Span& span, Beats at)
{
    const auto isSound = [](const ClipBoard::Entry& each) { return each.kind == project::TrackKind::audio; };
    const auto lengthFrom = [&](Beats from) {
        return (project.tempoMap.framesAt(from + span.length(), project.sampleRate) -
                project.tempoMap.framesAt(from, project.sampleRate))
            .count;
    };
    if (std::ranges::any_of(held.clips.entries, isSound) && std::abs(lengthFrom(at) - lengthFrom(span.from)) > 1)
        return usageError("The tempo there is not that of the section", "Choose a place in the same tempo");
    return {};
}

Result<void> checkUnlocked(const Project& project, const Span& span)
{
    const auto range = onAllTracks(project, span).stretch;
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            if (clip->locked && project.startOf(*clip) < range.end && project.endOf(*clip) > range.start)
                return edits::checkUnlocked(*clip);
    return {};
}

/// What stands in bars keeps its beats where the tempo is another.
ClipBoard boardAt(const Project& project, const Held& held, Beats at)
{
    const auto framesAt = [&](Beats place) { return project.tempoMap.framesAt(place, project.sampleRate); };
    ClipBoard board = held.clips;
    for (auto& entry : board.entries)
        if (!entry.clip->isAudio())
            entry.at = framesAt(at + Beats{entry.clip->start.count} - held.from) - framesAt(at);
    return board;
}

/// Puts it where the song has made room for it.
Result<Project> putDown(Project project, const Held& held, Beats at, Beats length)
{
    Result<Project> edited = std::move(project);
    if (!held.clips.isEmpty()) {
        const auto pasted = pasteClips(*edited, boardAt(*edited, held, at), held.clips.first,
                                       edited->tempoMap.framesAt(at, edited->sampleRate));
        if (!pasted)
            return pasted.error();
        edited = pasted->project;
    }
    for (auto chord : held.chords) {
        chord.start = chord.start + at;
        edited->chords.push_back(chord);
    }
    std::ranges::stable_sort(edited->chords, {}, &music::ChordEvent::start);
    for (auto marker : held.markers) {
        marker.id = freshId<project::MarkerId>(*edited);
        marker.start = marker.start + at;
        edited->markers.push_back(marker);
    }
    std::ranges::stable_sort(edited->markers, {}, &Marker::start);
    for (const auto& curve : held.curves) {
        auto points = curve.points;
        for (auto& point : points)
            point.at = point.at + at;
        if (edited = setPoints(*edited, curve.track, curve.target, at, at + length, points); !edited)
            return edited;
    }
    return edited;
}

Result<Project> copySpan(const Project& project, const Span& span, Beats at)
{
    const auto held = heldIn(project, span);
    if (auto good = checkTempo(project, held, span, at); !good)
        return good.error();
    const auto room = onAllTracks(project, {at, at + span.length()});
    const auto roomy = insertTime(project, room.tracks, room.stretch.start, room.stretch.length(), Ripple::all);
    return roomy ? putDown(*roomy, held, at, span.length()) : roomy;
}

} // namespace

Result<Project> copySection(const Project& project, project::MarkerId section, Beats at)
{
    const auto span = spanOf(project, section);
    if (!span)
        return span.error();
    return copySpan(project, *span, at);
}

Result<Project> moveSection(const Project& project, project::MarkerId section, Beats at)
{
    const auto span = spanOf(project, section);
    if (!span)
        return span.error();
    if (at >= span->from && at <= span->to)
        return usageError("The section is there already", "Choose a place before or behind it");
    if (auto good = checkUnlocked(project, *span); !good)
        return good.error();
    const auto copied = copySpan(project, *span, at);
    if (!copied)
        return copied;
    const Beats by = at < span->from ? span->length() : Beats{};
    return deleteRange(*copied, onAllTracks(*copied, {span->from + by, span->to + by}), Ripple::all);
}

Result<Project> deleteSection(const Project& project, project::MarkerId section)
{
    const auto span = spanOf(project, section);
    if (!span)
        return span.error();
    if (auto good = checkUnlocked(project, *span); !good)
        return good.error();
    return deleteRange(project, onAllTracks(project, *span), Ripple::all);
}

} // namespace melisma::edits
