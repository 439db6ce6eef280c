// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/clip_events.h"

#include "core/project/comp.h"
#include "core/project/crossfade.h"

#include <algorithm>
#include <tuple>

namespace melisma::audio {

namespace {

using project::Clip;
using project::Project;
using project::Track;

/// A sounding note in frames.
struct Stretch {
    std::int64_t on = 0;
    std::int64_t off = 0;
    std::uint8_t pitch = 0;
    std::uint8_t velocity = 0;
};

void addNotes(const Project& project, const Clip& clip, const music::NoteSequence& sequence,
              std::vector<Stretch>& stretches, PlayerEvents& events)
{
    const auto frameAt = [&](base::Beats at) { return project.tempoMap.framesAt(at, project.sampleRate).count; };
    const base::Beats begin{clip.start.count};
    const base::Beats end{clip.end().count};
    const base::Beats origin = begin - base::Beats{clip.offset.count};
    for (const auto& note : sequence.notes) {
        const auto on = origin + note.start;
        const auto off = std::min(on + note.length, end);
        // A note that began before the clip's left edge is cut away with what was trimmed.
        if (on >= begin && on < end && off > on)
            stretches.push_back({frameAt(on), frameAt(off), static_cast<std::uint8_t>(note.pitch),
                                 static_cast<std::uint8_t>(note.velocity)});
    }
    for (const auto& event : sequence.controllers)
        if (origin + event.at >= begin && origin + event.at < end)
            events.push_back({frameAt(origin + event.at), EventKind::controller,
                              static_cast<std::uint8_t>(event.controller), static_cast<std::uint16_t>(event.value)});
}

/// Ends each note where the next of its pitch begins.
void cutRepeats(std::vector<Stretch>& stretches)
{
    std::ranges::stable_sort(stretches, {}, [](const Stretch& note) { return std::tuple(note.pitch, note.on); });
    for (std::size_t i = 0; i + 1 < stretches.size(); ++i)
        if (stretches[i].pitch == stretches[i + 1].pitch)
            stretches[i].off = std::min(stretches[i].off, stretches[i + 1].on);
}

} // namespace

ClipEnvelope envelopeOf(const Project& project, const Track& track, const Clip& clip)
{
    return {project.startOf(clip).count, project.endOf(clip).count, linearGain(clip.gainDb),
            soundingFades(project, track, clip)};
}

std::vector<ClipSoundPart> soundsOf(const Project& project, const Track& track, const Clip& clip)
{
    const auto whole = envelopeOf(project, track, clip);
    const auto shift = clip.start.count - clip.offset.count; // material to timeline
    const auto onTimeline = [shift](project::Crossing crossing) {
        crossing.start.count += shift;
        return crossing;
    };
    std::vector<ClipSoundPart> sounds;
    for (const auto& part : project::soundingParts(clip, project.sampleRate)) {
        const auto* audio = std::get_if<project::AudioContent>(&part.take->content);
        if (!audio)
            continue;
        ClipEnvelope envelope = whole;
        envelope.start = part.from.count + shift;
        envelope.end = part.to.count + shift;
        envelope.before = envelope.start - whole.start;
        envelope.behind = whole.end - envelope.end;
        envelope.in = onTimeline(part.in);
        envelope.out = onTimeline(part.out);
        sounds.push_back({envelope, part.from.count, project.findAsset(audio->assetSha256), audio->assetSha256});
    }
    return sounds;
}

PlayerEvents eventsOf(const Project& project, const Track& track)
{
    std::vector<Stretch> stretches;
    PlayerEvents events;
    for (const auto& clip : track.clips)
        if (!clip->isAudio())
            addNotes(project, *clip, *project::heardNotes(*clip), stretches, events);
    cutRepeats(stretches);
    for (const auto& note : stretches) {
        if (note.off == note.on)
            continue; // two at once on one key sound as one
        events.push_back({note.on, EventKind::noteOn, note.pitch, note.velocity});
        events.push_back({note.off, EventKind::noteOff, note.pitch, 0});
    }
    std::ranges::stable_sort(events, {}, [](const PlayerEvent& event) { return std::tuple(event.frame, event.kind); });
    return events;
}

} // namespace melisma::audio
