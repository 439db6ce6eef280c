// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/midi_score.h"

#include "audio/files/midi_events.h"
#include "audio/files/midi_lyrics.h"
#include "core/base/sha256.h"
#include "core/music/general_midi.h"
#include "core/project/project.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <mutex>
#include <optional>

namespace melisma::audio {

using base::Beats;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr int kDrumChannel = 9;
constexpr int kDrumBank = 128;
constexpr int kVolume = 7, kPan = 10;
constexpr double kUnityVolume = 100.0; ///< as midi_export writes it
constexpr std::size_t kMostParts = 500;
constexpr std::size_t kMostNotes = 1'000'000;
constexpr std::size_t kMostControls = 2'000'000; ///< of all parts
constexpr std::size_t kMostWords = 100'000;
constexpr std::size_t kMostChanges = 10'000; ///< of tempo or meter, and markers
constexpr std::size_t kLongestName = 120;    ///< bytes

Error tooMuch(const std::filesystem::path& file, std::string_view of, std::size_t most)
{
    return {ErrorKind::input,
            fmt::format("{} has more than {} {}", file.string(), most, of),
            "Leave some of it out in the program that made it",
            {}};
}

/// What can be shown as a name: one line without control characters, not too long.
std::string nameOf(std::string text)
{
    std::erase_if(text, [](char each) { return static_cast<unsigned char>(each) < 0x20; });
    if (text.size() > kLongestName) {
        std::size_t end = kLongestName;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) // never within a character
            --end;
        text.resize(end);
    }
    const auto from = text.find_first_not_of(' ');
    return from == std::string::npos ? std::string() : text.substr(from, text.find_last_not_of(' ') + 1 - from);
}

/// A meter within a bar begins with the next.
int barFrom(const music::TempoMap& map, Beats at)
{
    const int bar = map.barAt(at);
    return map.barStart(bar) < at ? bar + 1 : bar;
}

music::TempoMap tempoMapOf(const MidiEvents& events)
{
    music::TempoMap map;
    double bpm = 0.0;
    for (const auto& point : events.tempos) {
        auto changed = point.bpm == bpm ? Result(map) : map.withTempo(point.at, point.bpm);
        bpm = point.bpm;
        if (changed)
            map = std::move(*changed);
    }
    for (const auto& [at, meter] : events.meters)
        if (auto changed = map.withMeter(barFrom(map, at), meter))
            map = std::move(*changed);
    return map;
}

music::Key keyOf(const MidiEvents& events)
{
    constexpr std::array kTonics = {"Cb", "Gb", "Db", "Ab", "Eb", "Bb", "F",  "C",  "G",
                                    "D",  "A",  "E",  "B",  "F#", "C#", "G#", "D#", "A#"};
    if (events.keys.empty())
        return {};
    const auto [sharps, minor] = events.keys.begin()->second;
    if (sharps < -7 || sharps > 7)
        return {};
    const auto index = static_cast<std::size_t>(sharps + 7 + (minor ? 3 : 0)); // a minor third below, on the circle
    const auto key = music::Key::parse(std::string(kTonics[index]) + (minor ? " minor" : " major"));
    return key ? *key : music::Key{};
}

/// Each runs to the next.
std::vector<music::Section> sectionsOf(const MidiEvents& events)
{
    std::vector<music::Section> sections;
    for (const auto& marker : events.markers) {
        std::string name = nameOf(marker.text);
        if (name.empty())
            continue;
        if (!sections.empty())
            sections.back().length = marker.at - sections.back().start;
        sections.push_back({std::move(name), marker.at, events.end - marker.at});
    }
    return sections;
}

/// Where every text of the first track is a chord symbol.
std::vector<music::ChordEvent> chordsOf(const MidiEvents& events)
{
    std::vector<music::ChordEvent> chords;
    if (events.texts.size() > kMostChanges)
        return chords;
    for (const auto& text : events.texts) {
        const auto chord = music::Chord::parse(nameOf(text.text));
        if (!chord)
            return {};
        if (!chords.empty())
            chords.back().length = text.at - chords.back().start;
        chords.push_back({text.at, events.end - text.at, *chord});
    }
    return chords;
}

/// The inverse of the exporter's curve, which is General MIDI's: 40 dB a decade. To a tenth of a decibel.
double gainOf(int volume)
{
    if (volume == 0)
        return project::kSilentDb;
    const double gain = 40.0 * std::log10(volume / kUnityVolume);
    return std::clamp(std::round(gain * 10.0) / 10.0, project::kSilentDb, project::kLoudestDb);
}

double panOf(int pan)
{
    return std::clamp((pan - 64) / 63.0, -1.0, 1.0);
}

/// The value of a controller that stands still once the notes begin, taken out of `events`.
std::optional<int> takeStanding(std::vector<music::ControllerEvent>& events, int controller, Beats firstNote)
{
    std::optional<int> value;
    for (const auto& event : events)
        if (event.controller == controller) {
            if (event.at > firstNote)
                return std::nullopt;
            value = event.value;
        }
    std::erase_if(events, [controller](const auto& event) { return event.controller == controller; });
    return value;
}

music::Instrument instrumentOf(const MidiVoice& voice)
{
    constexpr int kGm2Drums = 120, kXgDrums = 127, kGm2Melodic = 121;
    if (voice.channel == kDrumChannel || voice.bank == kGm2Drums || voice.bank == kXgDrums)
        return {"Drums", kDrumBank, voice.program};
    return {std::string(music::instrumentName(voice.program)), voice.bank == kGm2Melodic ? 0 : voice.bank, voice.program};
}

/// "Strings", or "Strings (Violin)" where the track has several instruments.
std::string partName(const MidiEvents& events, const MidiVoice& voice, const std::string& instrument, bool alone)
{
    const auto found = events.trackNames.find(voice.track);
    const std::string track = found == events.trackNames.end() ? std::string() : nameOf(found->second);
    if (track.empty())
        return instrument;
    return alone ? track : fmt::format("{} ({})", track, instrument);
}

music::PartClip clipOf(const music::TempoMap& map, std::vector<music::Note> notes,
                       std::vector<music::ControllerEvent> controllers)
{
    Beats end;
    for (const auto& note : notes)
        end = std::max(end, note.start + note.length);
    const Beats start = map.barStart(map.barAt(notes.front().start));
    music::PartClip clip{
        {}, start, {std::move(notes), std::move(controllers), map.barStart(barFrom(map, end)) - start}};
    for (auto& note : clip.notes.notes)
        note.start -= start;
    for (auto& event : clip.notes.controllers)
        event.at = std::max(event.at - start, Beats{});
    std::erase_if(clip.notes.controllers, [&](const auto& event) { return event.at >= clip.notes.length; });
    music::sortEvents(clip.notes);
    return clip;
}

music::Part partOf(const MidiEvents& events, const music::TempoMap& map, const MidiVoice& voice,
                   const std::vector<music::Note>& notes)
{
    const auto sameTrack = [&](const auto& entry) { return entry.first.track == voice.track; };
    const bool alone = std::ranges::count_if(events.notes, sameTrack) == 1;
    music::Part part;
    part.instrument = instrumentOf(voice);
    part.role = part.instrument.isDrums() ? "drums" : "";
    part.name = partName(events, voice, part.instrument.name, alone);
    const auto named = events.instrumentNames.find(voice.track);
    if (alone && named != events.instrumentNames.end() && !nameOf(named->second).empty())
        part.instrument.name = nameOf(named->second);
    std::vector<music::ControllerEvent> controllers;
    if (const auto found = events.controllers.find({voice.track, voice.channel}); found != events.controllers.end())
        controllers = found->second;
    if (const auto volume = takeStanding(controllers, kVolume, notes.front().start))
        part.gainDb = gainOf(*volume);
    if (const auto pan = takeStanding(controllers, kPan, notes.front().start))
        part.pan = panOf(*pan);
    part.clips.push_back(clipOf(map, notes, std::move(controllers)));
    part.clips.front().name = part.name;
    return part;
}

/// Each part has its channel's.
std::size_t controlsOf(const MidiEvents& events)
{
    std::size_t count = 0;
    for (const auto& [voice, notes] : events.notes)
        if (const auto found = events.controllers.find({voice.track, voice.channel}); found != events.controllers.end())
            count += found->second.size();
    return count;
}

std::size_t wordsOf(const MidiEvents& events)
{
    std::size_t count = 0;
    for (const auto& [track, lyrics] : events.lyrics)
        count += lyrics.size();
    return count;
}

Result<void> checkSize(const std::filesystem::path& file, const MidiEvents& events, std::size_t notes)
{
    if (notes == 0)
        return Error{ErrorKind::input, file.string() + " has no notes", "Choose a MIDI file with some", {}};
    if (notes > kMostNotes)
        return tooMuch(file, "notes", kMostNotes);
    if (events.notes.size() > kMostParts)
        return tooMuch(file, "instruments", kMostParts);
    if (std::max({events.tempos.size(), events.meters.size(), events.markers.size()}) > kMostChanges)
        return tooMuch(file, "markers or changes of tempo or meter", kMostChanges);
    if (controlsOf(events) > kMostControls)
        return tooMuch(file, "controllers", kMostControls);
    if (wordsOf(events) > kMostWords)
        return tooMuch(file, "words", kMostWords);
    if (2 * events.end.ticks > project::kLastCount)
        return Error{ErrorKind::input,
                     file.string() + " is longer than a project can be",
                     "Choose a Standard MIDI File that is whole",
                     {}};
    return {};
}

Result<project::Provenance> storyOf(const std::filesystem::path& file)
{
    const auto hash = base::sha256OfFile(file);
    if (!hash)
        return hash.error();
    project::Provenance story;
    story.origin = project::Origin::imported;
    story.started = project::timestampNow();
    story.toolVersion = MELISMA_VERSION;
    story.inputs.push_back({*hash, file.filename().string(), "parentOf"});
    return story;
}

} // namespace

bool looksLikeMidi(const std::filesystem::path& path)
{
    constexpr std::array<std::string_view, 4> kExtensions = {".mid", ".midi", ".smf", ".kar"};
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](unsigned char c) { return std::tolower(c); });
    return std::ranges::find(kExtensions, extension) != kExtensions.end();
}

Result<MidiScore> readMidiScore(const std::filesystem::path& file)
{
    static std::mutex oneAtATime; // libsmf, through glib's log handler
    const std::lock_guard lock(oneAtATime);
    const auto smf = SmfFile::load(file);
    if (!smf)
        return smf.error();
    MidiEvents events = midiEventsOf(*smf);
    MidiScore read;
    for (const auto& [voice, notes] : events.notes)
        read.notes += notes.size();
    if (auto good = checkSize(file, events, read.notes); !good)
        return good.error();
    auto story = storyOf(file);
    if (!story)
        return story.error();
    placeMidiLyrics(events);
    auto& score = read.score;
    score.tempoMap = tempoMapOf(events);
    score.key = keyOf(events);
    score.length = events.end;
    score.sections = sectionsOf(events);
    score.chords = chordsOf(events);
    for (const auto& [voice, notes] : events.notes)
        score.parts.push_back(partOf(events, score.tempoMap, voice, notes));
    read.leftOut = events.leftOut;
    read.provenance = std::move(*story);
    return read;
}

} // namespace melisma::audio
