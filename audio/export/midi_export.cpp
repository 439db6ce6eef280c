// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/midi_export.h"

#include "audio/export/lyric_places.h"
#include "audio/export/midi_file.h"
#include "core/music/controller.h"
#include "core/music/lyric.h"
#include "core/project/comp.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

namespace melisma::audio {

using base::Beats;
using project::Project;

namespace {

constexpr int kDrumChannel = 9; ///< channel 10 as people count
constexpr int kControl = 0xB0, kProgram = 0xC0, kNoteOn = 0x90, kNoteOff = 0x80, kPitchWheel = 0xE0;
constexpr int kBankSelect = 0, kVolume = 7, kPan = 10;
constexpr int kUnityVolume = 100; ///< General MIDI's default

std::string bytesOf(std::initializer_list<int> values)
{
    std::string bytes;
    for (const int value : values)
        bytes.push_back(static_cast<char>(value));
    return bytes;
}

/// The place in the file; nothing when it lies outside the range.
std::optional<Beats> inside(const MidiRange& range, Beats at)
{
    return at >= range.start && at < range.end ? std::optional(at - range.start) : std::nullopt;
}

void addTempo(MidiTrack& track, Beats at, double bpm)
{
    const auto perQuarter = static_cast<int>(std::lround(60e6 / bpm));
    track.addMeta(at, MetaType::tempo, bytesOf({perQuarter >> 16, perQuarter >> 8 & 0xFF, perQuarter & 0xFF}));
}

void addMeter(MidiTrack& track, Beats at, const music::Meter& meter)
{
    const int exponent = std::countr_zero(static_cast<unsigned>(meter.beatUnit));
    // A click each written beat, in 24ths of a quarter; eight 32nds a quarter.
    track.addMeta(at, MetaType::timeSignature, bytesOf({meter.beatsPerBar, exponent, 96 / meter.beatUnit, 8}));
}

void addTempoAndMeter(MidiTrack& track, const music::TempoMap& map, const MidiRange& range)
{
    addTempo(track, {}, map.bpmAt(range.start));
    for (const auto& tempo : map.tempos())
        if (const auto at = inside(range, tempo.at); at && at->ticks > 0)
            addTempo(track, *at, tempo.bpm);
    addMeter(track, {}, map.meterAtBar(map.barAt(range.start)));
    for (const auto& meter : map.meters())
        if (const auto at = inside(range, map.barStart(meter.bar)); at && at->ticks > 0)
            addMeter(track, *at, meter.meter);
}

/// -7..7 as MIDI can say it: eight sharps are four flats to the ear.
int signatureOf(const music::Key& key)
{
    const int signature = key.signature();
    return signature > 7 ? signature - 12 : signature < -7 ? signature + 12 : signature;
}

bool hasSungNotes(const Project& project)
{
    const auto isSung = [](const music::Note& note) { return !note.lyric.empty(); };
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            if (!clip->isAudio() && std::ranges::any_of(project::heardNotes(*clip)->notes, isSung))
                return true;
    return false;
}

MidiTrack conductor(const Project& project, const MidiRange& range)
{
    MidiTrack track;
    track.addMeta({}, MetaType::trackName, project.name);
    addTempoAndMeter(track, project.tempoMap, range);
    track.addMeta({}, MetaType::keySignature,
                  bytesOf({signatureOf(project.key) & 0xFF, project.key.isMinor() ? 1 : 0}));
    for (const auto& marker : project.markers)
        if (const auto at = inside(range, marker.start))
            track.addMeta(*at, MetaType::marker, marker.name);
    for (const auto& chord : project.chords)
        if (const auto at = inside(range, chord.start))
            track.addMeta(*at, MetaType::text, chord.chord.symbol());
    if (!hasSungNotes(project)) // else each syllable stands with its note
        for (const auto& line : placeLyrics(project))
            if (const auto at = inside(range, line.at))
                track.addMeta(*at, MetaType::lyric, line.text);
    return track;
}

/// Volume by General MIDI's curve: 40 dB a decade, 100 is 0 dB here.
int volumeOf(double gainDb)
{
    const double volume = gainDb <= project::kSilentDb ? 0.0 : kUnityVolume * std::pow(10.0, gainDb / 40.0);
    return static_cast<int>(std::clamp(std::lround(volume), 0L, 127L));
}

int panOf(double pan)
{
    return static_cast<int>(std::clamp(std::lround(64.0 + 63.5 * pan), 0L, 127L));
}

void addSetup(MidiTrack& out, const project::Track& track, int channel)
{
    out.addMeta({}, MetaType::trackName, track.name);
    if (!track.instrument.name.empty())
        out.addMeta({}, MetaType::instrumentName, track.instrument.name);
    if (!track.instrument.isDrums() && track.instrument.bank > 0)
        out.add({}, MidiOrder::setup, {kControl | channel, kBankSelect, track.instrument.bank & 0x7F});
    out.add({}, MidiOrder::setup, {kProgram | channel, track.instrument.program & 0x7F});
    out.add({}, MidiOrder::setup, {kControl | channel, kVolume, volumeOf(track.mix.gainDb)});
    out.add({}, MidiOrder::setup, {kControl | channel, kPan, panOf(track.mix.pan)});
}

/// What sounds of the clip: notes that begin in its window, ended with it, as the renderer plays them.
void addClip(MidiTrack& out, const project::Clip& clip, const music::NoteSequence& notes, const MidiRange& range,
             int channel)
{
    const Beats begin = std::max(Beats{clip.start.count}, range.start);
    const Beats end = std::min(Beats{clip.end().count}, range.end);
    const Beats origin = Beats{clip.start.count} - Beats{clip.offset.count};
    for (const auto& note : notes.notes) {
        const Beats on = origin + note.start;
        const Beats off = std::min(on + note.length, end);
        if (on < begin || off <= on)
            continue;
        if (!note.lyric.empty())
            out.addMeta(on - range.start, MetaType::lyric, music::noteLyricOf(note.lyric).text);
        out.add(on - range.start, MidiOrder::noteOn, {kNoteOn | channel, note.pitch, note.velocity});
        out.add(off - range.start, MidiOrder::noteOff, {kNoteOff | channel, note.pitch, 0});
    }
    for (const auto& event : notes.controllers) {
        const Beats at = origin + event.at;
        if (at < begin || at >= end)
            continue;
        if (event.controller == music::kPitchBend)
            out.add(at - range.start, MidiOrder::controller,
                    {kPitchWheel | channel, event.value & 0x7F, event.value >> 7});
        else
            out.add(at - range.start, MidiOrder::controller, {kControl | channel, event.controller, event.value});
    }
}

bool bends(const project::Track& track)
{
    const auto isBend = [](const music::ControllerEvent& event) { return event.controller == music::kPitchBend; };
    return std::ranges::any_of(track.clips, [&](const auto& clip) {
        return !clip->isAudio() && std::ranges::any_of(project::heardNotes(*clip)->controllers, isBend);
    });
}

/// How far bends go, for whoever takes another range to be the usual one.
void addBendRange(MidiTrack& out, int channel)
{
    constexpr int kNone = 127;
    const std::pair<int, int> settings[] = {{101, 0}, {100, 0},     {6, music::kBendRange},
                                            {38, 0},  {101, kNone}, {100, kNone}};
    for (const auto& [controller, value] : settings)
        out.add({}, MidiOrder::setup, {kControl | channel, controller, value});
}

MidiTrack instrumentTrack(const project::Track& track, const MidiRange& range, int channel)
{
    MidiTrack out;
    addSetup(out, track, channel);
    if (bends(track))
        addBendRange(out, channel);
    for (const auto& clip : track.clips)
        if (!clip->isAudio())
            addClip(out, *clip, *project::heardNotes(*clip), range, channel);
    return out;
}

/// Channels 1-9 and 11-16 by turns.
int melodicChannel(int number)
{
    const int channel = number % 15;
    return channel < kDrumChannel ? channel : channel + 1;
}

} // namespace

MidiRange wholeSong(const Project& project)
{
    Beats end;
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            end = std::max(end, clip->end().toBeats(project.tempoMap, project.sampleRate));
    for (const auto& marker : project.markers)
        end = std::max(end, marker.start + marker.length);
    return {{}, end};
}

std::string midiFileOf(const Project& project, const MidiRange& range)
{
    std::vector<MidiTrack> tracks{conductor(project, range)};
    int melodic = 0;
    for (const auto& track : project.tracks) {
        if (track->kind != project::TrackKind::instrument || !project::isAudible(project, *track))
            continue;
        const int channel = track->instrument.isDrums() ? kDrumChannel : melodicChannel(melodic++);
        tracks.push_back(instrumentTrack(*track, range, channel));
    }
    return midiFile(tracks, range.end - range.start);
}

} // namespace melisma::audio
