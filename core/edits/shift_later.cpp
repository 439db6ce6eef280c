// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/shift_later.h"

#include "core/edits/edit_automation.h"
#include "core/edits/edit_helpers.h"

#include <algorithm>

namespace melisma::edits {

namespace {

using project::Clip;
using project::Project;

/// Where beats go when time from `from` on is taken out (`by` below 0) or put in.
struct BeatShift {
    base::Beats from;
    base::Beats by;

    base::Beats operator()(base::Beats at) const
    {
        return by.ticks > 0 ? (at < from ? at : at + by) : (at <= earliest() ? at : std::max(earliest(), at + by));
    }
    /// Of what ends where room is made, the end stays.
    base::Beats ofEnd(base::Beats end) const { return by.ticks > 0 && end == from ? end : (*this)(end); }
    /// From here to `from` the time is taken out.
    base::Beats earliest() const { return by.ticks < 0 ? from + by : from; }
    bool takesOut(base::Beats at) const { return at >= earliest() && at < from; }
};

template <class Event>
void shiftEvents(std::vector<Event>& events, const BeatShift& shift)
{
    std::erase_if(events, [&](const Event& event) {
        return shift.takesOut(event.start) && shift(event.start) == shift(event.start + event.length);
    });
    for (auto& event : events) {
        const auto end = shift.ofEnd(event.start + event.length);
        event.start = shift(event.start);
        event.length = std::max(base::Beats{}, end - event.start); // a marker is a point
    }
}

BeatShift beatShiftOf(const Project& project, Later later)
{
    const auto beatsAt = [&](base::Frames at) { return project.tempoMap.beatsAt(at, project.sampleRate); };
    return {beatsAt(later.from), beatsAt(later.from + later.by) - beatsAt(later.from)};
}

base::Error tooLong()
{
    return usageError("The song would become too long", "Choose a shorter stretch of time");
}

/// Points in time that is taken out go.
/// Both sides of the place sound as before, whatever the points mean that are taken out or drawn apart: a slope that
/// is cut ends where it was, and room is as loud as what is before it.
project::AutomationPoints shiftPoints(const project::AutomationPoints& points, const BeatShift& shift)
{
    if (points.empty())
        return {};
    const base::Beats left = shift.earliest(), right = shift.from;
    project::AutomationPoints moved, behind;
    for (const auto& point : points)
        if (point.at < left)
            moved.push_back(point);
        else if (point.at >= right)
            behind.push_back({shift(point.at), point.value, point.shape});
    const double before = project::valueBefore(points, left), after = project::valueAt(points, right);
    const auto shape = shapeAt(points, right);
    const bool held = shape == project::PointShape::hold && !moved.empty() && moved.back().shape == shape;
    const bool flat = before == after && (moved.empty() || moved.back().value == before) &&
                      (held || behind.empty() || behind.front().value == after);
    // Room holds the value; where time is taken out the step takes a tick.
    const base::Beats end = shift.by.ticks > 0 ? left : left - base::Beats{1};
    if (!flat && end.ticks >= 0 && (moved.empty() || moved.back().at < end))
        moved.push_back({end, before, shift.by.ticks > 0 ? project::PointShape::hold : project::PointShape::linear});
    if ((!flat || moved.empty()) && (behind.empty() || behind.front().at != shift(right)))
        behind.insert(behind.begin(), {shift(right), after, shape});
    moved.insert(moved.end(), behind.begin(), behind.end());
    return moved;
}

/// False where a point would leave the timeline.
bool shiftLanes(std::vector<project::AutomationLane>& lanes, const BeatShift& shift)
{
    bool inside = true;
    for (auto& lane : lanes) {
        lane.points = shiftPoints(lane.points, shift);
        inside = inside && (lane.points.empty() || lane.points.back().at.ticks <= project::kLastCount);
    }
    return inside;
}

base::Result<void> shiftSong(Project& project, Later later)
{
    const BeatShift shift = beatShiftOf(project, later);
    shiftEvents(project.markers, shift);
    shiftEvents(project.chords, shift);
    const auto end = shift.ofEnd(project.loop.end());
    project.loop.start = shift(project.loop.start);
    project.loop.length = std::max(base::Beats{}, end - project.loop.start);
    project.loop.on = project.loop.on && project.loop.length.ticks > 0;
    const auto inside = [](const auto& event) {
        return checkStart(project::TimeValue::musical(event.start), project::TimeValue::musical(event.length)).ok();
    };
    const bool good = inside(project.loop) && std::ranges::all_of(project.markers, inside) &&
                      std::ranges::all_of(project.chords, inside) && shiftLanes(project.masterAutomation, shift);
    return good ? base::Result<void>() : tooLong();
}

/// Moves what `moves` says on one track to the start that `startOf` gives it, and puts it in order again.
template <class Moves, class StartOf>
base::Result<void> shiftTrack(const Project& project, project::Track& track, Moves&& moves, StartOf&& startOf)
{
    for (auto& clip : track.clips) {
        if (clip->locked || !moves(*clip))
            continue;
        const project::TimeValue start = startOf(*clip);
        if (auto good = checkStart(start, clip->length); !good)
            return good;
        clip = clip.with([&](Clip& moved) {
            moved.start = start;
            fitFades(project, moved); // the tempo may be higher there
        });
    }
    std::ranges::stable_sort(track.clips, {}, [](const auto& clip) { return clip->start.count; });
    return {};
}

template <class Moves, class StartOf>
base::Result<Project> shiftTracks(const Project& project, Moves&& moves, StartOf&& startOf)
{
    Project edited = project;
    for (auto& track : edited.tracks) {
        const auto any = std::ranges::any_of(track->clips, [&](const auto& clip) { return moves(*track, *clip); });
        base::Result<void> good;
        if (any)
            track = track.with([&](project::Track& changed) {
                good = shiftTrack(
                    project, changed, [&](const Clip& clip) { return moves(changed, clip); }, startOf);
            });
        if (!good)
            return good.error();
    }
    return edited;
}

/// By time on the clock.
auto startsLaterBy(const Project& project, base::Frames by)
{
    return [&project, by](const Clip& clip) {
        return inClipTime(project, clip, std::max(project.startOf(clip) + by, base::Frames{}));
    };
}

} // namespace

base::Result<Project> shiftLater(const Project& project, const std::set<project::TrackId>& tracks, Later later,
                                 bool song)
{
    const BeatShift shift = beatShiftOf(project, later);
    const auto moves = [&](const project::Track& track, const Clip& clip) {
        return tracks.contains(track.id) && clip.start.count >= inClipTime(project, clip, later.from).count;
    };
    const auto byClock = startsLaterBy(project, later.by);
    const auto startOf = [&](const Clip& clip) {
        return clip.isAudio()
                   ? byClock(clip)
                   : project::TimeValue::musical(std::max(base::Beats{}, base::Beats{clip.start.count} + shift.by));
    };
    auto edited = shiftTracks(project, moves, startOf);
    if (!edited)
        return edited;
    for (auto& track : edited->tracks)
        if (tracks.contains(track->id) && !track->automation.empty()) {
            bool inside = true;
            track = track.with([&](project::Track& moved) { inside = shiftLanes(moved.automation, shift); });
            if (!inside)
                return tooLong();
        }
    if (song)
        if (auto good = shiftSong(*edited, later); !good)
            return good.error();
    return edited;
}

base::Result<Project> shiftClips(const Project& project, const std::set<project::ClipId>& clips, base::Frames by)
{
    const auto moves = [&](const project::Track&, const Clip& clip) { return clips.contains(clip.id); };
    return shiftTracks(project, moves, startsLaterBy(project, by));
}

} // namespace melisma::edits
