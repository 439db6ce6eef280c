// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/midi_bytes.h"

#include <cstddef>
#include <cstdint>
#include <limits>

namespace melisma::audio {

namespace {

constexpr std::size_t kHeaderBytes = 6;
constexpr std::uint32_t kMostTicks = 0x7FFF;
constexpr std::uint8_t kSysEx = 0xF0, kEscape = 0xF7, kMeta = 0xFF, kEndOfTrack = 0x2F;

/// Hands out bytes from the front; nothing where there are not enough.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : m_left(bytes) {}

    std::optional<std::string_view> take(std::size_t count)
    {
        if (count > m_left.size())
            return std::nullopt;
        const auto taken = m_left.substr(0, count);
        m_left.remove_prefix(count);
        return taken;
    }
    std::optional<std::uint32_t> number(std::size_t width)
    {
        const auto taken = take(width);
        if (!taken)
            return std::nullopt;
        std::uint32_t value = 0;
        for (const char each : *taken)
            value = value << 8 | static_cast<std::uint8_t>(each);
        return value;
    }
    /// Seven bits a byte, four bytes at most.
    std::optional<std::uint32_t> variable()
    {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            const auto byte = number(1);
            if (!byte)
                return std::nullopt;
            value = value << 7 | (*byte & 0x7F);
            if (*byte < 0x80)
                return value;
        }
        return std::nullopt;
    }
    std::optional<std::uint8_t> peek() const
    {
        return m_left.empty() ? std::nullopt : std::optional(static_cast<std::uint8_t>(m_left.front()));
    }

private:
    std::string_view m_left;
};

/// Of a channel message: two, but one for a change of program and for channel pressure.
bool takeData(Bytes& bytes, std::uint8_t status)
{
    const int count = (status & 0xE0) == 0xC0 ? 1 : 2;
    for (int i = 0; i < count; ++i)
        if (const auto data = bytes.number(1); !data || *data > 0x7F)
            return false;
    return true;
}

bool takeBlock(Bytes& bytes)
{
    const auto length = bytes.variable();
    return length && *length > 0 && bytes.take(*length);
}

bool isWholeTrack(Bytes bytes)
{
    std::uint8_t running = 0;
    std::uint64_t now = 0;
    while (const auto delta = bytes.variable()) {
        now += *delta;
        if (now > std::numeric_limits<int>::max()) // libsmf counts in int
            return false;
        const auto next = bytes.peek();
        if (!next)
            return false;
        if (*next >= 0x80)
            bytes.take(1);
        if (*next >= kSysEx)
            running = 0; // they end running status; libsmf ends the program at data that goes on with it
        if (*next == kMeta) {
            const auto type = bytes.number(1);
            const auto length = bytes.variable();
            if (!type || !length || !bytes.take(*length))
                return false;
            if (*type == kEndOfTrack)
                return true;
        } else if (*next == kSysEx || *next == kEscape) {
            if (!takeBlock(bytes))
                return false;
        } else if (*next > kSysEx) {
            return false;
        } else {
            running = *next >= 0x80 ? *next : running;
            if (running == 0 || !takeData(bytes, running))
                return false;
        }
    }
    return false;
}

/// What lies behind a chunk's name.
std::optional<std::string_view> takeChunk(Bytes& file)
{
    const auto length = file.number(4);
    return length ? file.take(*length) : std::nullopt;
}

struct Header {
    std::string_view bytes; ///< the fields that every reader knows
    std::uint32_t format = 0, tracks = 0;
    std::uint32_t division = 0; ///< ticks of a beat; above kMostTicks frames of film
};

std::optional<Header> takeHeader(Bytes& file)
{
    const auto chunk = file.take(4) == "MThd" ? takeChunk(file) : std::nullopt;
    if (!chunk || chunk->size() < kHeaderBytes)
        return std::nullopt;
    Bytes fields(*chunk);
    return Header{chunk->substr(0, kHeaderBytes), *fields.number(2), *fields.number(2), *fields.number(2)};
}

std::string lengthOf(std::size_t bytes)
{
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8)
        text += static_cast<char>(bytes >> shift & 0xFF);
    return text;
}

} // namespace

std::optional<std::string> plainMidi(std::string_view bytes)
{
    Bytes file(bytes);
    const auto header = takeHeader(file);
    if (!header)
        return std::nullopt;
    if (header->format > 1 || header->tracks == 0 || header->division == 0 || header->division > kMostTicks)
        return std::nullopt;
    std::string plain = "MThd" + lengthOf(kHeaderBytes) + std::string(header->bytes);
    for (std::uint32_t found = 0; found < header->tracks;) {
        const auto kind = file.take(4);
        const auto chunk = kind ? takeChunk(file) : std::nullopt;
        if (!chunk)
            return std::nullopt;
        if (kind != "MTrk")
            continue;
        if (!isWholeTrack(Bytes(*chunk)))
            return std::nullopt;
        plain.append("MTrk").append(lengthOf(chunk->size())).append(*chunk);
        ++found;
    }
    return plain;
}

MidiProblem midiProblem(std::string_view bytes)
{
    Bytes file(bytes);
    const auto header = takeHeader(file);
    if (!header)
        return MidiProblem::damaged;
    if (header->division > kMostTicks)
        return MidiProblem::smpteTime;
    return header->format == 2 && header->tracks > 0 ? MidiProblem::patterns : MidiProblem::damaged;
}

} // namespace melisma::audio
