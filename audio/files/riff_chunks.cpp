// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/riff_chunks.h"

#include "audio/files/file_errors.h"

#include <algorithm>
#include <fstream>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr std::uint64_t kFirstChunk = 12;
constexpr std::uint64_t kChunkHead = 8;
constexpr std::uint32_t kSizeInDs64 = 0xFFFFFFFFu;
/// Of a file that repeats tiny chunks without end, no more are looked at.
constexpr std::size_t kMostChunks = 10000;

std::uint64_t littleEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::string bytesOf(std::uint64_t value, int width)
{
    std::string bytes;
    for (int i = 0; i < width; ++i)
        bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
    return bytes;
}

std::string readAt(std::istream& stream, std::uint64_t offset, std::size_t count)
{
    std::string bytes(count, '\0');
    stream.clear();
    stream.seekg(static_cast<std::streamoff>(offset));
    stream.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return bytes;
}

enum class Kind { none, riff, rf64 };

Kind kindOf(std::istream& stream)
{
    const std::string head = readAt(stream, 0, kFirstChunk);
    if (head.size() < kFirstChunk || head.substr(8, 4) != "WAVE")
        return Kind::none;
    const std::string id = head.substr(0, 4);
    return id == "RIFF" ? Kind::riff : id == "RF64" || id == "BW64" ? Kind::rf64 : Kind::none;
}

/// The size of the data chunk by ds64, which stands first in an RF64; 0 when there is none.
std::uint64_t dataSizeInDs64(std::istream& stream)
{
    const std::string chunk = readAt(stream, kFirstChunk, kChunkHead + 16);
    return chunk.size() == kChunkHead + 16 && chunk.starts_with("ds64") ? littleEndian(chunk.substr(16, 8)) : 0;
}

Kind kindOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return stream ? kindOf(stream) : Kind::none;
}

} // namespace

bool isRf64(const std::filesystem::path& file)
{
    return kindOf(file) == Kind::rf64;
}

bool isWave(const std::filesystem::path& file)
{
    return kindOf(file) != Kind::none;
}

Result<std::vector<RiffChunk>> riffChunks(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::error_code code;
    const std::uint64_t end = std::filesystem::file_size(file, code);
    const Kind kind = stream && !code ? kindOf(stream) : Kind::none;
    if (kind == Kind::none)
        return notASoundFile(file, "no RIFF header");
    std::vector<RiffChunk> chunks;
    for (std::uint64_t at = kFirstChunk; at + kChunkHead <= end && chunks.size() < kMostChunks;) {
        const std::string head = readAt(stream, at, kChunkHead);
        if (head.size() < kChunkHead)
            break;
        RiffChunk chunk{head.substr(0, 4), at + kChunkHead, littleEndian(head.substr(4, 4))};
        if (kind == Kind::rf64 && chunk.size == kSizeInDs64 && chunk.id == "data")
            chunk.size = dataSizeInDs64(stream);
        chunk.size = std::min(chunk.size, end - chunk.offset);
        chunks.push_back(chunk);
        at = chunk.offset + chunk.size + (chunk.size & 1);
    }
    return chunks;
}

std::string readRiffChunk(const std::filesystem::path& file, std::string_view id, std::size_t limit)
{
    const auto chunks = riffChunks(file);
    if (!chunks)
        return {};
    const auto found = std::ranges::find(*chunks, id, &RiffChunk::id);
    if (found == chunks->end())
        return {};
    std::ifstream stream(file, std::ios::binary);
    return readAt(stream, found->offset, static_cast<std::size_t>(std::min<std::uint64_t>(found->size, limit)));
}

Result<void> appendRiffChunks(const std::filesystem::path& file, const std::vector<NewChunk>& chunks)
{
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    const Kind kind = stream ? kindOf(stream) : Kind::none;
    if (kind == Kind::none)
        return notASoundFile(file, "no RIFF header");
    std::error_code code;
    std::uint64_t end = std::filesystem::file_size(file, code);
    if (code)
        return cannotWrite(file, code.message());
    std::string tail(end & 1, '\0');
    for (const NewChunk& chunk : chunks)
        tail += chunk.id + bytesOf(chunk.bytes.size(), 4) + chunk.bytes + std::string(chunk.bytes.size() & 1, '\0');
    const std::uint64_t riffSize = end + tail.size() - kChunkHead;
    if (kind == Kind::riff && riffSize >= kSizeInDs64)
        return Error{ErrorKind::io, file.string() + " has no room for its tags below 4 GiB", "Export a shorter range",
                     ""};
    stream.clear();
    stream.seekp(static_cast<std::streamoff>(end));
    stream.write(tail.data(), static_cast<std::streamsize>(tail.size()));
    const bool wide = kind == Kind::rf64;
    stream.seekp(static_cast<std::streamoff>(wide ? kFirstChunk + kChunkHead : 4));
    const std::string size = bytesOf(riffSize, wide ? 8 : 4);
    stream.write(size.data(), static_cast<std::streamsize>(size.size()));
    stream.close();
    return stream ? Result<void>() : Result<void>(cannotWrite(file));
}

} // namespace melisma::audio
