// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/midi_melody.h"

#include "audio/files/smf_file.h"

#include <algorithm>
#include <map>

namespace melisma::audio {

namespace {

using base::Beats;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr int kDrumChannel = 9;

struct MelodyTrack {
    std::vector<music::Note> notes;
    std::map<int, std::size_t> sounding; ///< pitch -> index of the note that is on
    std::map<Beats, std::string> lyrics;
};

struct MelodyFile {
    std::map<int, MelodyTrack> tracks;
    music::TempoMap tempi{120.0, {}};
    Beats end;
};

void takeMeta(const smf_event_t& event, Beats at, MelodyFile& file)
{
    if (smfMetaType(event, 3) == kSmfTempo) {
        if (auto changed = file.tempi.withTempo(at, smfTempo(event)))
            file.tempi = std::move(*changed);
    } else if (smfMetaType(event) == kSmfLyric) {
        file.tracks[event.track_number].lyrics[at] = smfText(event);
    }
}

void takeNote(const smf_event_t& event, Beats at, MelodyTrack& track)
{
    const int kind = event.midi_buffer[0] & 0xF0, pitch = event.midi_buffer[1], velocity = event.midi_buffer[2];
    if (const auto on = track.sounding.find(pitch); on != track.sounding.end()) {
        auto& note = track.notes[on->second];
        note.length = std::max(Beats{1}, at - note.start);
        track.sounding.erase(on);
    }
    if (kind != 0x90 || velocity == 0)
        return;
    track.sounding[pitch] = track.notes.size();
    track.notes.push_back({at, Beats::whole(1), std::min(pitch, 127), std::clamp(velocity, 1, 127)});
}

void takeEvent(const smf_event_t& event, Beats at, MelodyFile& file)
{
    file.end = std::max(file.end, at);
    const int status = event.midi_buffer[0];
    if (status == 0xFF)
        takeMeta(event, at, file);
    else if (event.midi_buffer_length == 3 && (status & 0xE0) == 0x80 && (status & 0x0F) != kDrumChannel)
        takeNote(event, at, file.tracks[event.track_number]);
}

const MelodyTrack* melodyOf(const MelodyFile& file)
{
    const MelodyTrack* best = nullptr;
    const auto rank = [](const MelodyTrack& track) {
        return std::pair(track.lyrics.empty() ? 0 : 1, track.notes.size());
    };
    for (const auto& [number, track] : file.tracks)
        if (!track.notes.empty() && (!best || rank(track) > rank(*best)))
            best = &track;
    return best;
}

/// Lyrics often stand in a track of their own.
void placeLyrics(const MelodyFile& file, std::vector<music::Note>& notes)
{
    for (const auto& [number, track] : file.tracks)
        for (auto& note : notes)
            if (const auto lyric = track.lyrics.find(note.start); note.lyric.empty() && lyric != track.lyrics.end())
                note.lyric = lyric->second;
}

} // namespace

Result<music::Score> readMidiMelody(const std::filesystem::path& file)
{
    const auto smf = SmfFile::load(file);
    if (!smf)
        return smf.error();
    MelodyFile read;
    for (int track = 1; track <= smf->trackCount(); ++track)
        smf->forEach(track, [&](const smf_event_t& event, Beats at) { takeEvent(event, at, read); });
    const auto* melody = melodyOf(read);
    if (!melody)
        return Error{ErrorKind::input, file.string() + " has no notes to sing", "Choose a MIDI file with a melody", {}};
    music::Score score;
    score.tempoMap = read.tempi;
    music::PartClip clip{"Melody", {}, {}};
    clip.notes.notes = melody->notes;
    placeLyrics(read, clip.notes.notes);
    music::sortEvents(clip.notes);
    for (const auto& note : clip.notes.notes)
        read.end = std::max(read.end, note.start + note.length);
    clip.notes.length = score.length = read.end;
    score.parts.resize(1);
    score.parts.front().role = "vocals";
    score.parts.front().name = "Melody";
    score.parts.front().clips = {std::move(clip)};
    return score;
}

} // namespace melisma::audio
