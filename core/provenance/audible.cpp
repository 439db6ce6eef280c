// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/provenance/audible.h"

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

/// A note sounds from its start; one that began before the clip's window is not played.
bool hasNote(const Project& project, const Segment& segment)
{
    const auto& sequence = *std::get<project::NoteContent>(segment.take->content);
    const Clip& clip = *segment.clip;
    const auto shift = clip.start - clip.offset;
    const auto framesAt = [&](base::Beats inTake) {
        return (TimeValue::musical(inTake) + shift).toFrames(project.tempoMap, project.sampleRate);
    };
    return std::ranges::any_of(sequence.notes, [&](const music::Note& note) {
        return note.start.ticks >= clip.offset.count && framesAt(note.start) < segment.end &&
               framesAt(note.start + note.length) > segment.start;
    });
}

Frames endOfMaterial(const Project& project, const Segment& segment)
{
    const Clip& clip = *segment.clip;
    const TimeValue material = clip.start + (heardLength(clip, segment.take->content) - clip.offset);
    return material.toFrames(project.tempoMap, project.sampleRate);
}

std::optional<Segment> heardPart(const Project& project, const Track& track, const Clip& clip, const Extent& extent)
{
    Segment segment{&track, &clip, &clip.chosen(), {}, {}};
    segment.start = std::max(project.startOf(clip), extent.start);
    segment.end = std::min({project.endOf(clip), extent.end, endOfMaterial(project, segment)});
    if (segment.start >= segment.end || !isHeard(track, clip))
        return std::nullopt;
    if (!clip.isAudio() && !hasNote(project, segment))
        return std::nullopt;
    return segment;
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
            if (const auto segment = heardPart(project, *track, *clip, whole))
                segments.push_back(*segment);
    }
    return segments;
}

} // namespace melisma::provenance
