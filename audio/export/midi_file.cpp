// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/midi_file.h"

#include <algorithm>
#include <tuple>

namespace melisma::audio {

using base::Beats;

namespace {

void appendBigEndian(std::string& bytes, std::uint64_t value, int width)
{
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>((value >> shift) & 0xFF));
}

/// Seven bits a byte, highest first, all but the last with the top bit set.
void appendVariableLength(std::string& bytes, std::uint64_t value)
{
    int groups = 1;
    while (value >> (7 * groups))
        ++groups;
    for (int i = groups - 1; i >= 0; --i)
        bytes.push_back(static_cast<char>(((value >> (7 * i)) & 0x7F) | (i > 0 ? 0x80 : 0)));
}

std::string metaBytes(MetaType type, std::string_view data)
{
    std::string bytes{'\xFF', static_cast<char>(type)};
    appendVariableLength(bytes, data.size());
    return bytes.append(data);
}

} // namespace

void MidiTrack::add(Beats at, MidiOrder order, std::initializer_list<int> bytes)
{
    std::string raw;
    for (const int byte : bytes)
        raw.push_back(static_cast<char>(byte));
    m_events.push_back({at, order, std::move(raw)});
}

void MidiTrack::addMeta(Beats at, MetaType type, std::string_view data)
{
    m_events.push_back({at, MidiOrder::meta, metaBytes(type, data)});
}

std::string MidiTrack::chunk(Beats end) const
{
    std::vector<const Event*> sorted;
    for (const Event& event : m_events)
        sorted.push_back(&event);
    std::ranges::stable_sort(sorted, {}, [](const Event* event) { return std::tuple(event->at, event->order); });
    std::string body;
    Beats now;
    for (const Event* event : sorted) {
        appendVariableLength(body, static_cast<std::uint64_t>((event->at - now).ticks));
        body += event->bytes;
        now = event->at;
    }
    appendVariableLength(body, static_cast<std::uint64_t>((std::max(end, now) - now).ticks));
    body += metaBytes(MetaType::endOfTrack, {});
    std::string bytes("MTrk");
    appendBigEndian(bytes, body.size(), 4);
    return bytes + body;
}

std::string midiFile(const std::vector<MidiTrack>& tracks, Beats end)
{
    std::string bytes("MThd");
    appendBigEndian(bytes, 6, 4);
    appendBigEndian(bytes, 1, 2);
    appendBigEndian(bytes, tracks.size(), 2);
    appendBigEndian(bytes, static_cast<std::uint64_t>(Beats::kTicksPerBeat), 2);
    for (const MidiTrack& track : tracks)
        bytes += track.chunk(end);
    return bytes;
}

} // namespace melisma::audio
