// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/silence_range.h"

#include "core/edits/edit_helpers.h"
#include "core/edits/edit_notes.h"
#include "core/edits/edit_range.h"
#include "core/edits/set_fades.h"
#include "core/project/comp.h"

#include <algorithm>

namespace melisma::edits {
namespace {

using project::Clip;
using project::ClipId;
using project::Project;
using project::TimeSelection;

/// Part of a take's notes, in its own time.
struct Window {
    base::Beats start;
    base::Beats end;
};

base::Result<Project> silenceNotes(const Project& project, const Clip& clip, Window silent, const std::string& when)
{
    const base::Beats windowStart{clip.offset.count};
    std::vector<music::Note> gone;
    std::vector<std::pair<music::Note, music::Note>> cut;
    const auto heard = project::heardNotes(clip);
    for (const auto& note : heard->notes) {
        if (note.start >= silent.start && note.start < silent.end)
            gone.push_back(note);
        else if (note.start >= windowStart && note.start < silent.start && note.start + note.length > silent.start) {
            cut.emplace_back(note, note);
            cut.back().second.length = silent.start - note.start;
        }
    }
    const auto edited = removeNotes(project, clip.id, gone, when);
    return edited ? changeNotes(*edited, clip.id, cut, when) : edited;
}

/// The range as the take of a note clip counts, held to the clip's window.
Window inTake(const Project& project, const Clip& clip, const project::Stretch& stretch)
{
    const auto place = [&](base::Frames at) {
        const auto inClip = std::clamp(inClipTime(project, clip, at).count, clip.start.count, clip.end().count);
        return base::Beats{inClip - clip.start.count + clip.offset.count};
    };
    return {place(stretch.start), place(stretch.end)};
}

/// The range on tracks of one kind.
TimeSelection onTracks(const Project& project, const TimeSelection& range, project::TrackKind kind)
{
    TimeSelection held{range.stretch, {}};
    for (const auto& track : project.tracks)
        if (range.tracks.contains(track->id) && track->kind == kind)
            held.tracks.insert(track->id);
    return held;
}

/// Fades the pieces that cuts left before and behind the range.
base::Result<Project> fadeCuts(const Project& before, const Project& cut, const TimeSelection& range)
{
    const auto fade = base::toFrames(kSilenceFade, cut.sampleRate);
    base::Result<Project> edited = cut;
    for (const auto& track : cut.tracks) {
        const auto* old = range.tracks.contains(track->id) ? before.findTrack(track->id) : nullptr;
        if (!old)
            continue;
        for (const auto& clip : track->clips) {
            const bool isNew = clip->id.value >= before.nextId;
            const auto* whole = isNew ? nullptr : old->findClip(clip->id);
            auto fades = clip->fades;
            if (whole && before.endOf(*whole) != cut.endOf(*clip)) // its end was cut off
                fades.out = fade;
            else if (isNew && cut.startOf(*clip) == range.stretch.end)
                fades.in = fade;
            if (fades != clip->fades && edited)
                edited = setFades(*edited, clip->id, fades);
        }
    }
    return edited;
}

base::Result<Project> silenceSounds(const Project& project, const TimeSelection& range)
{
    if (range.isEmpty())
        return project; // none of the tracks holds sounds
    auto edited = splitAround(project, range);
    if (edited)
        edited = deleteClips(*edited, clipsInside(*edited, range), Ripple::off);
    return edited ? fadeCuts(project, *edited, range) : edited;
}

} // namespace

base::Result<Project> silenceRange(const Project& project, const TimeSelection& range, const std::string& when)
{
    if (auto good = checkRange(range); !good)
        return good.error();
    auto edited = silenceSounds(project, onTracks(project, range, project::TrackKind::audio));
    for (const auto id : clipsTouching(project, onTracks(project, range, project::TrackKind::instrument)))
        if (edited) {
            const auto& clip = *edited->findClip(id);
            edited = silenceNotes(*edited, clip, inTake(*edited, clip, range.stretch), when);
        }
    return edited;
}

base::Result<Project> silenceClips(const Project& project, const std::set<ClipId>& clips, const std::string& when)
{
    std::set<ClipId> sounds;
    base::Result<Project> edited = project;
    for (const auto id : clips) {
        const auto place = placeOf(project, id);
        if (!place)
            return place.error();
        const Clip& clip = clipAt(project, *place);
        if (clip.isAudio())
            sounds.insert(id);
        else if (!clip.locked && edited)
            edited = silenceNotes(*edited, clip, {{clip.offset.count}, {clip.offset.count + clip.length.count}}, when);
    }
    return edited ? deleteClips(*edited, sounds, Ripple::off) : edited;
}

} // namespace melisma::edits
