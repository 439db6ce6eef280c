// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/journal.h"

#include "core/project/crc32c.h"
#include "core/project/file_system.h"

#include <algorithm>
#include <cerrno>
#include <fstream>

namespace melisma::project {

namespace {

constexpr std::size_t kSummedHead = 16; ///< length, payload sum, sequence
constexpr std::size_t kHead = kSummedHead + 4;

template <class T>
void putLittleEndian(std::string& bytes, T value)
{
    for (std::size_t i = 0; i < sizeof(T); ++i)
        bytes.push_back(static_cast<char>(static_cast<unsigned char>(value >> (8 * i))));
}

template <class T>
T getLittleEndian(std::string_view bytes, std::size_t at)
{
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        value |= static_cast<T>(static_cast<T>(static_cast<unsigned char>(bytes[at + i])) << (8 * i));
    return value;
}

/// File systems fill blocks that never reached the disk with zeros, which JSON text does not hold. One zero alone may
/// be a flipped bit.
bool neverReachedDisk(std::string_view payload)
{
    static const std::string kHole(16, '\0');
    return payload.ends_with('\0') || payload.find(kHole) != std::string_view::npos;
}
bool allZero(std::string_view bytes)
{
    return std::ranges::all_of(bytes, [](char byte) { return byte == '\0'; });
}

/// Takes one record off the front of `bytes`; clean when it is whole.
JournalEnd takeRecord(std::string_view& bytes, JournalRecord& record)
{
    if (bytes.size() < kHead)
        return JournalEnd::torn;
    const auto head = bytes.substr(0, kSummedHead);
    if (getLittleEndian<std::uint32_t>(bytes, kSummedHead) != crc32c(head))
        return allZero(bytes.substr(0, kHead)) ? JournalEnd::torn : JournalEnd::damaged;
    const std::size_t length = getLittleEndian<std::uint32_t>(head, 0);
    if (bytes.size() - kHead < length)
        return JournalEnd::torn;
    const auto payload = bytes.substr(kHead, length);
    if (getLittleEndian<std::uint32_t>(head, 4) != crc32c(payload))
        return neverReachedDisk(payload) ? JournalEnd::torn : JournalEnd::damaged;
    record = {getLittleEndian<std::uint64_t>(head, 8), std::string(payload)};
    bytes.remove_prefix(kHead + length);
    return JournalEnd::clean;
}

} // namespace

std::string encodeRecord(const JournalRecord& record)
{
    std::string bytes;
    bytes.reserve(kHead + record.payload.size());
    putLittleEndian(bytes, static_cast<std::uint32_t>(record.payload.size()));
    putLittleEndian(bytes, crc32c(record.payload));
    putLittleEndian(bytes, record.sequence);
    putLittleEndian(bytes, crc32c(bytes));
    bytes += record.payload;
    return bytes;
}

JournalContent decodeJournal(std::string_view bytes)
{
    JournalContent content;
    const std::size_t whole = bytes.size();
    while (!bytes.empty()) {
        JournalRecord record;
        content.end = takeRecord(bytes, record);
        if (content.end != JournalEnd::clean)
            break;
        content.records.push_back(std::move(record));
    }
    content.goodLength = whole - bytes.size();
    return content;
}

base::Result<JournalContent> readJournal(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return JournalContent{};
    auto bytes = readBytes(path);
    if (!bytes)
        return bytes.error();
    return decodeJournal(*bytes);
}

base::Result<std::string> readBytes(const std::filesystem::path& path)
{
    std::error_code failure;
    const auto size = std::filesystem::file_size(path, failure);
    if (failure)
        return systemError("read", path, failure.value());
    std::ifstream file(path, std::ios::binary);
    std::string bytes(size, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!file)
        return systemError("read", path, errno != 0 ? errno : EIO);
    return bytes;
}

} // namespace melisma::project
