// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/smf_file.h"

#include "audio/files/midi_bytes.h"
#include "core/music/tempo_map.h"

#include <glib.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

namespace melisma::audio {

using base::Beats;
using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr std::uintmax_t kLargestFile = 16u << 20;
constexpr double kMicrosecondsAMinute = 6e7;

Error refused(MidiProblem problem, const std::filesystem::path& file)
{
    switch (problem) {
    case MidiProblem::smpteTime:
        return {ErrorKind::unsupported,
                file.string() + " counts SMPTE frames, not beats",
                "Save it with ticks of a beat in the program that made it",
                {}};
    case MidiProblem::patterns:
        return {ErrorKind::unsupported,
                file.string() + " holds separate patterns (MIDI format 2)",
                "Save it as format 0 or 1 in the program that made it",
                {}};
    case MidiProblem::damaged:
        break;
    }
    return {ErrorKind::input,
            file.string() + " is not a MIDI file that can be read",
            "Choose a Standard MIDI File that is whole",
            {}};
}

} // namespace

Result<SmfFile> SmfFile::load(const std::filesystem::path& path)
{
    std::error_code failed;
    const auto bytes = std::filesystem::file_size(path, failed);
    if (failed)
        return Error{ErrorKind::notFound, "Cannot read " + path.string(), "Check its name", failed.message()};
    if (bytes > kLargestFile)
        return refused(MidiProblem::damaged, path);
    g_log_set_default_handler([](const char*, GLogLevelFlags, const char*, void*) {}, nullptr); // it talks to stderr
    std::ifstream stream(path, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), {}};
    const auto plain = plainMidi(content);
    if (!plain)
        return refused(midiProblem(content), path);
    Handle smf(smf_load_from_memory(plain->data(), static_cast<int>(plain->size())), smf_delete);
    if (!smf || smf->ppqn <= 0 || smf->number_of_tracks == 0)
        return refused(MidiProblem::damaged, path);
    return SmfFile(std::move(smf));
}

Beats SmfFile::beatsOf(int pulses) const
{
    return Beats::of(static_cast<double>(pulses) / m_smf->ppqn);
}

void SmfFile::forEach(int number, const std::function<void(const smf_event_t&, Beats)>& take) const
{
    const auto* track = smf_get_track_by_number(m_smf.get(), number);
    const auto count = track->events_array->len;
    for (guint i = 0; i < count; ++i) {
        const auto* event = static_cast<const smf_event_t*>(g_ptr_array_index(track->events_array, i));
        if (event->midi_buffer_length >= 2 && event->time_pulses >= 0)
            take(*event, beatsOf(event->time_pulses));
    }
}

std::string smfText(const smf_event_t& event)
{
    const std::unique_ptr<char, void (*)(char*)> held(smf_event_extract_text(&event),
                                                      [](char* text) { std::free(text); });
    const std::string text = held ? held.get() : "";
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

double smfTempo(const smf_event_t& event)
{
    const auto* bytes = event.midi_buffer;
    const int microseconds = bytes[3] << 16 | bytes[4] << 8 | bytes[5];
    const double exact = microseconds > 0 ? kMicrosecondsAMinute / microseconds : 120.0;
    double bpm = exact;
    for (const double scale : {1000.0, 100.0, 1.0})
        if (const double round = std::round(exact * scale) / scale;
            round > 0.0 && std::lround(kMicrosecondsAMinute / round) == microseconds)
            bpm = round;
    return std::clamp(bpm, music::TempoMap::kSlowest, music::TempoMap::kFastest);
}

int smfMetaType(const smf_event_t& event, std::size_t bytes)
{
    const bool holds = event.midi_buffer_length >= 3 && event.midi_buffer[0] == 0xFF && event.midi_buffer[2] >= bytes &&
                       static_cast<std::size_t>(event.midi_buffer_length) >= 3 + bytes;
    return holds ? event.midi_buffer[1] : -1;
}

} // namespace melisma::audio
