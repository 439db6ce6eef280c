// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/midi_events.h"

#include "audio/midi/live_event.h"
#include "core/music/controller.h"

#include <algorithm>
#include <array>
#include <optional>

namespace melisma::audio {

using base::Beats;

namespace {

constexpr int kChannels = 16;
constexpr int kText = 0x01, kTrackName = 0x03, kInstrumentName = 0x04, kMarker = 0x06;
constexpr int kTimeSignature = 0x58, kKeySignature = 0x59;
constexpr int kNoteOff = 0x80, kNoteOn = 0x90, kControl = 0xB0, kProgram = 0xC0, kPitchWheel = 0xE0;
constexpr int kBankSelect = 0;

/// How far a channel's bends go: registered parameter 0.
struct BendRange {
    int semitones = music::kBendRange;
    int high = 127, low = 127; ///< of the parameter that is chosen; 127 127: none

    void take(int controller, int value)
    {
        if (controller == 101)
            high = value;
        else if (controller == 100)
            low = value;
        else if (controller == 98 || controller == 99)
            high = low = 127;
        else if (controller == 6 && high == 0 && low == 0)
            semitones = value;
    }
};

class TrackReader {
public:
    TrackReader(MidiEvents& events, int track, const std::array<int, kChannels>& firstPrograms)
        : m_events(events)
        , m_track(track)
    {
        for (int channel = 0; channel < kChannels; ++channel)
            m_voices[static_cast<std::size_t>(channel)] = {track, channel, 0,
                                                           firstPrograms[static_cast<std::size_t>(channel)]};
    }

    void take(const smf_event_t& event, Beats at)
    {
        m_now = std::max(m_now, at);
        const auto* bytes = event.midi_buffer;
        const int kind = bytes[0] & 0xF0, channel = bytes[0] & 0x0F;
        auto& voice = m_voices[static_cast<std::size_t>(channel)];
        if (bytes[0] == 0xFF)
            takeMeta(event, at);
        else if (kind == kProgram)
            voice.program = bytes[1] & 0x7F;
        else if (event.midi_buffer_length >= 3 && kind == kPitchWheel)
            takeBend(channel, at, (bytes[1] & 0x7F) | (bytes[2] & 0x7F) << 7);
        else if (event.midi_buffer_length >= 3 && (kind == kNoteOn || kind == kNoteOff))
            takeNote(voice, at, bytes[1] & 0x7F, kind == kNoteOn ? bytes[2] & 0x7F : 0);
        else if (event.midi_buffer_length >= 3 && kind == kControl)
            takeControl(voice, at, bytes[1] & 0x7F, bytes[2] & 0x7F);
        else if (kind == 0xA0 || kind == 0xD0) // pressure of a key, of a channel
            ++m_events.leftOut;
    }

    void finish()
    {
        m_events.end = std::max(m_events.end, m_now);
        while (!m_sounding.empty())
            endNote(m_sounding.begin(), m_now);
    }

private:
    struct Sounding {
        std::vector<music::Note>* notes;
        std::size_t index;
    };
    using SoundingNotes = std::map<std::pair<int, int>, Sounding>; ///< by channel and pitch

    void endNote(SoundingNotes::iterator sounding, Beats at)
    {
        auto& note = (*sounding->second.notes)[sounding->second.index];
        note.length = std::max(Beats{1}, at - note.start);
        m_sounding.erase(sounding);
    }

    void takeNote(const MidiVoice& voice, Beats at, int pitch, int velocity)
    {
        const std::pair key(voice.channel, pitch);
        if (const auto sounding = m_sounding.find(key); sounding != m_sounding.end())
            endNote(sounding, at);
        if (velocity == 0)
            return;
        auto& notes = m_events.notes[voice];
        m_sounding[key] = {&notes, notes.size()};
        notes.push_back({at, Beats{1}, pitch, velocity});
    }

    void takeControl(MidiVoice& voice, Beats at, int controller, int value)
    {
        if (controller == kBankSelect)
            voice.bank = value;
        m_bends[static_cast<std::size_t>(voice.channel)].take(controller, value);
        if (isPlayedController(controller))
            m_events.controllers[{m_track, voice.channel}].push_back({at, controller, value});
    }

    /// Over our range; what the file bends further stands at the end.
    void takeBend(int channel, Beats at, int value)
    {
        const int range = m_bends[static_cast<std::size_t>(channel)].semitones;
        const int bend = (value - music::kBendCentre) * range / music::kBendRange + music::kBendCentre;
        m_events.controllers[{m_track, channel}].push_back(
            {at, music::kPitchBend, std::clamp(bend, 0, music::highestValue(music::kPitchBend))});
    }

    void takeMeta(const smf_event_t& event, Beats at)
    {
        const auto* data = event.midi_buffer + 3;
        switch (smfMetaType(event)) {
        case kText:
            if (m_track == 1)
                m_events.texts.push_back({at, smfText(event)});
            break;
        case kTrackName:
            m_events.trackNames.try_emplace(m_track, smfText(event));
            break;
        case kInstrumentName:
            m_events.instrumentNames.try_emplace(m_track, smfText(event));
            break;
        case kSmfLyric:
            m_events.lyrics[m_track].push_back({at, smfText(event)});
            break;
        case kMarker:
            m_events.markers.push_back({at, smfText(event)});
            break;
        case kSmfTempo:
            if (smfMetaType(event, 3) == kSmfTempo)
                m_events.tempos.push_back({at, smfTempo(event)});
            break;
        case kTimeSignature:
            if (smfMetaType(event, 2) == kTimeSignature && data[0] >= 1 && data[0] <= 32 && data[1] <= 5)
                m_events.meters.emplace_back(at, music::Meter{data[0], 1 << data[1]});
            break;
        case kKeySignature:
            if (smfMetaType(event, 2) == kKeySignature)
                m_events.keys.try_emplace(at, static_cast<signed char>(data[0]), data[1] == 1);
            break;
        default:
            break;
        }
    }

    MidiEvents& m_events;
    int m_track;
    Beats m_now;
    std::array<MidiVoice, kChannels> m_voices;
    std::array<BendRange, kChannels> m_bends;
    SoundingNotes m_sounding;
};

std::array<int, kChannels> firstProgramsOf(const SmfFile& file)
{
    std::array<std::optional<std::pair<Beats, int>>, kChannels> first;
    for (int track = 1; track <= file.trackCount(); ++track)
        file.forEach(track, [&](const smf_event_t& event, Beats at) {
            if ((event.midi_buffer[0] & 0xF0) != kProgram)
                return;
            auto& held = first[event.midi_buffer[0] & 0x0F];
            if (!held || at < held->first)
                held = {at, event.midi_buffer[1] & 0x7F};
        });
    std::array<int, kChannels> programs{};
    for (std::size_t channel = 0; channel < programs.size(); ++channel)
        programs[channel] = first[channel] ? first[channel]->second : 0;
    return programs;
}

} // namespace

MidiEvents midiEventsOf(const SmfFile& file)
{
    MidiEvents events;
    const auto programs = firstProgramsOf(file);
    for (int track = 1; track <= file.trackCount(); ++track) {
        TrackReader reader(events, track, programs);
        file.forEach(track, [&](const smf_event_t& event, Beats at) { reader.take(event, at); });
        reader.finish();
    }
    std::ranges::stable_sort(events.markers, {}, &MidiText::at);
    std::ranges::stable_sort(events.tempos, {}, &music::TempoPoint::at);
    std::ranges::stable_sort(events.meters, {}, &std::pair<Beats, music::Meter>::first);
    return events;
}

} // namespace melisma::audio
