// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/provenance/audible.h"

#include "core/project/comp.h"
#include "core/project/time_pitch.h"

#include <algorithm>

namespace melisma::provenance
{

namespace
{

using base::Frames;
using project::Clip;
using project::kSilentDb;
using project::Project;
using project::TimeValue;
using project::Track;

/// A lane may raise what its fader has down.
bool hasVolume(const std::vector<project::AutomationLane>& lanes)
{
    const auto* lane = project::findLane(lanes, {project::AutomationKind::volume});
    return lane && lane->on && !lane->points.empty();
}

/// Or a send from before the fader leads past it.
bool mayBeRaised(const Track& track)
{
    const auto past = [](const project::Send& send) { return send.on && send.preFader; };
    return hasVolume(track.automation) || std::ranges::any_of(track.sends, past);
}

bool isHeard(const Project& project, const Track& track, const Extent& extent)
{
    if (extent.track ? *extent.track != track.id : !isAudible(project, track))
        return false;
    return (track.mix.gainDb > kSilentDb || mayBeRaised(track)) &&
           (project.masterGainDb > kSilentDb || hasVolume(project.masterAutomation));
}

bool isHeard(const Track& track, const Clip& clip)
{
    return clip.gainDb > kSilentDb && (clip.gainDb + track.mix.gainDb > kSilentDb || mayBeRaised(track));
}

/// A note sounds from its start; one that began before the part is not played.
bool hasNote(const Project& project, const Segment& segment, const project::SoundingPart& part)
{
    const auto& sequence = *std::get<project::NoteContent>(segment.take->content);
    const Clip& clip = *segment.clip;
    const auto shift = clip.start - clip.offset;
    const auto framesAt = [&](base::Beats inTake) {
        return (TimeValue::musical(inTake) + shift).toFrames(project.tempoMap, project.sampleRate);
    };
    return std::ranges::any_of(sequence.notes, [&](const music::Note& note) {
        return note.start.ticks >= part.from.count && note.start.ticks < part.to.count &&
               framesAt(note.start) < segment.end && framesAt(note.start + note.length) > segment.start;
    });
}

Frames endOfMaterial(const Project& project, const Segment& segment)
{
    const Clip& clip = *segment.clip;
    const TimeValue material = clip.start + (heardLength(clip, segment.take->content) - clip.offset);
    return material.toFrames(project.tempoMap, project.sampleRate);
}

/// Each of the clip's parts that is heard; a take that sounds in several has as many.
void addHeardParts(const Project& project, const Track& track, const Clip& clip, const Extent& extent,
                   std::vector<Segment>& segments)
{
    if (!isHeard(track, clip))
        return;
    const auto frameOf = [&](TimeValue inMaterial) {
        return (clip.start + (inMaterial - clip.offset)).toFrames(project.tempoMap, project.sampleRate);
    };
    for (const auto& part : project::soundingParts(clip, project.sampleRate)) {
        Segment segment{&track, &clip, part.take, std::max(frameOf(part.from), extent.start), {}};
        segment.end = std::min({frameOf(part.to), extent.end, endOfMaterial(project, segment)});
        if (segment.start < segment.end && (clip.isAudio() || hasNote(project, segment, part)))
            segments.push_back(segment);
    }
}

} // namespace

Extent wholeExtent(const Project& project, Extent extent)
{
    if (extent.end <= extent.start)
        extent.end = std::max(extent.start, project.length());
    return extent;
}

std::vector<Segment> audibleSegments(const Project& project, const Extent& extent)
{
    const Extent whole = wholeExtent(project, extent);
    std::vector<Segment> segments;
    for (const auto& track : project.tracks) {
        if (!isHeard(project, *track, whole))
            continue;
        for (const auto& clip : track->clips)
            addHeardParts(project, *track, *clip, whole, segments);
    }
    return segments;
}

} // namespace melisma::provenance
