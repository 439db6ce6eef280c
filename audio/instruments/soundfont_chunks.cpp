// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/instruments/soundfont_chunks.h"

#include "core/base/json.h"

#include <algorithm>
#include <array>
#include <limits>

namespace melisma::audio {

namespace {

using base::Result;

constexpr std::uint64_t kHeader = 8;
constexpr std::uint64_t kListHeader = 12;
constexpr std::size_t kMostChunks = 256;
constexpr std::uint64_t kOggPage = 27;     ///< bytes of a page's header, without its table of segments
constexpr std::uint64_t kOggTail = 65'307; ///< the longest page: the last begins within so many bytes of the end

std::uint64_t littleEndian64(std::string_view bytes, std::size_t at)
{
    return littleEndian32(bytes, at) | std::uint64_t{littleEndian32(bytes, at + 4)} << 32;
}

bool isUtf8(const std::string& text)
{
    try {
        static_cast<void>(base::Json(text).dump());
        return true;
    } catch (const base::Json::exception&) {
        return false;
    }
}

std::string latin1(std::string_view raw)
{
    std::string text;
    for (const char c : raw) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x80) {
            text += c;
        } else {
            text += static_cast<char>(0xC0 | code >> 6);
            text += static_cast<char>(0x80 | (code & 0x3F));
        }
    }
    return text;
}

} // namespace

int littleEndian16(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1]) << 8;
}

std::uint32_t littleEndian32(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(littleEndian16(bytes, at)) |
           static_cast<std::uint32_t>(littleEndian16(bytes, at + 2)) << 16;
}

std::string soundfontText(std::string_view raw)
{
    std::string text(raw.substr(0, raw.find('\0')));
    std::erase_if(text, [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return (code < 0x20 && c != '\n') || code == 0x7F;
    });
    if (!isUtf8(text))
        text = latin1(text);
    const auto first = text.find_first_not_of(" \n");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

SoundfontBytes::SoundfontBytes(const std::filesystem::path& path, std::uint64_t size)
    : m_name(path.filename().string())
    , m_size(size)
    , m_file(path, std::ios::binary)
{}

Result<SoundfontBytes> SoundfontBytes::open(const std::filesystem::path& file)
{
    std::error_code failed;
    const auto size = std::filesystem::is_regular_file(file, failed) ? std::filesystem::file_size(file, failed) : 0;
    SoundfontBytes bytes(file, failed ? 0 : size);
    if (failed || !bytes.m_file)
        return base::Error{base::ErrorKind::notFound, file.string() + " cannot be read", "Check the path", {}};
    return bytes;
}

base::Error SoundfontBytes::wrong(const std::string& why) const
{
    return {base::ErrorKind::input,
            m_name + " is not a SoundFont that can be played: " + why,
            "Choose another file, or get this one again",
            {}};
}

Result<std::string> SoundfontBytes::read(const SoundfontChunk& chunk, std::size_t most)
{
    if (chunk.size > most)
        return wrong("its part '" + chunk.id + "' is too large");
    if (chunk.offset > m_size || chunk.size > m_size - chunk.offset)
        return wrong("it is cut short");
    std::string bytes(static_cast<std::size_t>(chunk.size), '\0');
    m_file.clear();
    m_file.seekg(static_cast<std::streamoff>(chunk.offset));
    m_file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (m_file.gcount() != static_cast<std::streamsize>(bytes.size()))
        return wrong("it cannot be read to its end");
    return bytes;
}

Result<SoundfontChunk> SoundfontBytes::header(std::uint64_t offset, std::uint64_t end)
{
    if (offset > end || end - offset < kHeader)
        return wrong("it is cut short");
    const auto raw = read({"", offset, kHeader}, kHeader);
    if (!raw)
        return raw.error();
    const SoundfontChunk chunk{soundfontText(raw->substr(0, 4)), offset + kHeader, littleEndian32(*raw, 4)};
    if (chunk.size > end - chunk.offset)
        return wrong("it is cut short");
    return chunk;
}

Result<std::tuple<SoundfontChunk, SoundfontChunk, SoundfontChunk>> SoundfontBytes::lists()
{
    if (m_size < kListHeader)
        return wrong("it is too short");
    const auto head = read({"", 0, kListHeader}, kListHeader);
    if (!head)
        return head.error();
    if (head->substr(0, 4) != "RIFF" || head->substr(8) != "sfbk")
        return wrong("it is a file of another kind");
    const auto riff = header(0, m_size);
    if (!riff)
        return riff.error();
    constexpr std::array<std::string_view, 3> kKinds = {"INFO", "sdta", "pdta"};
    std::array<SoundfontChunk, 3> lists;
    std::uint64_t at = kListHeader;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const auto list = header(at, riff->offset + riff->size);
        if (!list)
            return list.error();
        const auto kind = list->size >= 4 ? read({"", list->offset, 4}, 4) : Result<std::string>(std::string());
        if (!kind || list->id != "LIST" || *kind != kKinds[i])
            return wrong("its parts are not in their order");
        lists[i] = {std::string(kKinds[i]), list->offset + 4, list->size - 4};
        at = list->offset + list->size + list->size % 2;
    }
    return std::tuple(lists[0], lists[1], lists[2]);
}

Result<std::vector<SoundfontChunk>> SoundfontBytes::chunksIn(const SoundfontChunk& list)
{
    std::vector<SoundfontChunk> chunks;
    const std::uint64_t end = list.offset + list.size;
    for (std::uint64_t at = list.offset; at < end;) {
        auto chunk = header(at, end);
        if (!chunk)
            return chunk.error();
        at = chunk->offset + chunk->size + chunk->size % 2;
        chunks.push_back(std::move(*chunk));
        if (chunks.size() > kMostChunks)
            return wrong("it has more parts than a SoundFont");
    }
    return chunks;
}

/// By the position that its last page states, as every decoder takes it.
Result<std::uint64_t> SoundfontBytes::vorbisFrames(const SoundfontChunk& stream)
{
    const auto tail = std::min(stream.size, kOggTail + kOggPage);
    const auto head = read({"", stream.offset, std::min<std::uint64_t>(stream.size, 64)}, 64);
    const auto end = read({"", stream.offset + stream.size - tail, tail}, static_cast<std::size_t>(tail));
    if (!head || !end || !head->starts_with("OggS") || head->find("\x01vorbis") == std::string::npos)
        return wrong("a sample is no Vorbis sound");
    const auto page = end->rfind("OggS");
    if (page == std::string::npos || end->size() - page < kOggPage)
        return wrong("a sample is no Vorbis sound");
    constexpr std::size_t kPosition = 6;
    return littleEndian64(*end, page + kPosition);
}

} // namespace melisma::audio
