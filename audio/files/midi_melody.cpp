// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/midi_melody.h"

#include "audio/files/midi_bytes.h"

#include <glib.h>
#include <smf.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

namespace melisma::audio {

namespace {

using base::Beats;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr std::uintmax_t kLargestFile = 16u << 20;
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

Error unreadable(const std::filesystem::path& file)
{
    return {ErrorKind::input,
            file.string() + " is not a MIDI file that can be read",
            "Choose a Standard MIDI File with a melody",
            {}};
}

/// Files older than UTF-8 have Latin-1.
std::string asUtf8(const std::string& text)
{
    if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr))
        return text;
    std::string utf8;
    for (const char each : text) {
        const auto byte = static_cast<unsigned char>(each);
        if (byte >= 0x80)
            utf8 += static_cast<char>(0xC0 | byte >> 6);
        utf8 += static_cast<char>(byte >= 0x80 ? 0x80 | (byte & 0x3F) : byte);
    }
    return utf8;
}

void takeMeta(const smf_event_t& event, Beats at, MelodyFile& file)
{
    const auto* bytes = event.midi_buffer;
    const int type = bytes[1];
    if (type == 0x51 && event.midi_buffer_length == 6) {
        const int microseconds = bytes[3] << 16 | bytes[4] << 8 | bytes[5];
        const double bpm = microseconds > 0 ? 6e7 / microseconds : 120.0;
        if (auto changed =
                file.tempi.withTempo(at, std::clamp(bpm, music::TempoMap::kSlowest, music::TempoMap::kFastest)))
            file.tempi = std::move(*changed);
    } else if (type == 0x05) {
        const std::unique_ptr<char, void (*)(char*)> text(smf_event_extract_text(&event),
                                                          [](char* held) { std::free(held); });
        if (text)
            file.tracks[event.track_number].lyrics[at] = asUtf8(text.get());
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

void takeEvent(const smf_event_t& event, int pulsesPerBeat, MelodyFile& file)
{
    if (event.midi_buffer_length < 2 || event.time_pulses < 0)
        return;
    const Beats at = Beats::of(static_cast<double>(event.time_pulses) / pulsesPerBeat);
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
    std::error_code failed;
    const auto bytes = std::filesystem::file_size(file, failed);
    if (failed)
        return Error{ErrorKind::notFound, "Cannot read " + file.string(), "Check its name", failed.message()};
    if (bytes > kLargestFile)
        return unreadable(file);
    g_log_set_default_handler([](const char*, GLogLevelFlags, const char*, void*) {}, nullptr); // it talks to stderr
    std::ifstream stream(file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), {}};
    const auto plain = plainMidi(content);
    if (!plain)
        return unreadable(file);
    const std::unique_ptr<smf_t, void (*)(smf_t*)> smf(
        smf_load_from_memory(plain->data(), static_cast<int>(plain->size())), smf_delete);
    if (!smf || smf->ppqn <= 0 || smf->number_of_tracks == 0)
        return unreadable(file);
    MelodyFile read;
    while (const smf_event_t* event = smf_get_next_event(smf.get()))
        takeEvent(*event, smf->ppqn, read);
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
