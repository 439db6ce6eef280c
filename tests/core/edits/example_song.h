// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits/add_audio_clip.h"
#include "core/edits/add_note_clip.h"
#include "core/edits/add_track.h"
#include "core/project/project.h"

#include <QTest>

#include <string>

namespace melisma::tests
{

/// The project after an edit that must succeed.
inline project::Project done(const base::Result<project::Project>& result)
{
    if (!result)
        qFatal("%s", result.error().sentence().c_str());
    return *result;
}

/// Quarter notes from middle C upwards.
inline music::NoteSequence scale(int notes)
{
    music::NoteSequence sequence;
    for (int i = 0; i < notes; ++i)
        sequence.notes.push_back({base::Beats::whole(i), base::Beats::whole(1), 60 + i % 24, 90});
    sequence.length = base::Beats::whole(notes);
    return sequence;
}

inline project::Asset asset(const std::string& name, std::int64_t frames)
{
    project::Asset made;
    made.sha256.assign("sha-of-").append(name);
    made.name = name;
    made.file.assign("media/").append(name);
    made.channels = 2;
    made.sampleRate = project::Project::kDefaultSampleRate;
    made.frames = {frames};
    return made;
}

inline project::Provenance madeBy(project::Origin origin, std::vector<project::Contribution> contributions = {})
{
    project::Provenance provenance;
    provenance.origin = origin;
    provenance.contributions = std::move(contributions);
    return provenance;
}

/// At 120 bpm and 48 kHz, so that a beat is 24000 frames and a tick 25: an instrument track with one clip of eight
/// beats at beat 4, an audio track with one clip of two seconds at 1 s, and an empty track of each kind.
struct ExampleSong {
    project::Project project;
    project::TrackId keys, vocal, strings, loops;
    project::ClipId notes, audio;

    const project::Clip& clip(project::ClipId id) const { return *project.findClip(id); }
};

inline constexpr std::int64_t kBeat = 24000;
inline constexpr std::int64_t kSecond = 48000;

inline ExampleSong exampleSong()
{
    using project::TrackKind;
    ExampleSong song;
    auto& project = song.project;
    const auto add = [&](TrackKind kind, const char* name) {
        project = done(edits::addTrack(project, kind, name, {"Piano", 0, 0}));
        return project.tracks.back()->id;
    };
    song.keys = add(TrackKind::instrument, "Keys");
    song.vocal = add(TrackKind::audio, "Vocal");
    song.strings = add(TrackKind::instrument, "Strings");
    song.loops = add(TrackKind::audio, "Loops");
    project = done(edits::addNoteClip(project, song.keys, "Verse", scale(8), base::Beats::whole(4),
                                      madeBy(project::Origin::humanCreated)));
    song.notes = project.findTrack(song.keys)->clips.front()->id;
    project = done(edits::addAudioClip(project, song.vocal, asset("voice.wav", 2 * kSecond), {kSecond},
                                       madeBy(project::Origin::humanRecorded)));
    song.audio = project.findTrack(song.vocal)->clips.front()->id;
    return song;
}

/// True when every track but `except` has the same storage in both.
inline bool sharesOtherTracks(const project::Project& a, const project::Project& b, project::TrackId except)
{
    if (a.tracks.size() != b.tracks.size())
        return false;
    for (std::size_t i = 0; i < a.tracks.size(); ++i)
        if (a.tracks[i]->id != except && !a.tracks[i].sameStorage(b.tracks[i]))
            return false;
    return true;
}

} // namespace melisma::tests
