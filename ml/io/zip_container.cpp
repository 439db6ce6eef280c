// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/zip_container.h"

#include "ml/io/file_bytes.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <set>

namespace melisma::ml {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::uint32_t kEndSignature = 0x06054b50;
constexpr std::uint32_t kEnd64Signature = 0x06064b50;
constexpr std::uint32_t kLocatorSignature = 0x07064b50;
constexpr std::uint32_t kDirectorySignature = 0x02014b50;
constexpr std::uint32_t kLocalSignature = 0x04034b50;
constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kEnd64Bytes = 56;
constexpr std::size_t kLocatorBytes = 20;
constexpr std::size_t kDirectoryEntryBytes = 46;
constexpr std::size_t kLocalHeaderBytes = 30;
constexpr std::size_t kLongestDescriptor = 24;
constexpr std::uint16_t kHasDescriptor = 0x0008;
constexpr std::uint16_t kUtf8Name = 0x0800;
constexpr std::uint32_t kIn64 = 0xFFFFFFFF; ///< "look in the zip64 field"
constexpr std::uint16_t kCountIn64 = 0xFFFF;

base::Error damaged(std::string why)
{
    return {base::ErrorKind::input,
            "The zip container is not as PyTorch writes it: " + std::move(why),
            "Get the file again from where it was published",
            {}};
}

/// The little-endian number at `offset`; the caller has checked that it lies inside.
template <class T>
T number(Bytes bytes, std::uint64_t offset)
{
    T value{};
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

bool holds(Bytes bytes, std::uint64_t offset, std::uint64_t size)
{
    return offset <= bytes.size() && size <= bytes.size() - offset;
}

struct Directory {
    std::uint64_t count = 0;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

/// One entry as the directory states it.
struct Stated {
    std::string name;
    std::uint16_t flags = 0;
    std::uint64_t size = 0;
    std::uint64_t headerAt = 0;
    std::uint64_t dataAt = 0; ///< known once its local header was read
};

/// What the zip64 end record says where the old record has no room. Neither may contradict the other.
base::Result<Directory> readEnd64(Bytes file, std::uint64_t locatorAt, const Directory& old)
{
    const auto at = number<std::uint64_t>(file, locatorAt + 8);
    if (locatorAt < kEnd64Bytes || at != locatorAt - kEnd64Bytes ||
        number<std::uint32_t>(file, at) != kEnd64Signature || number<std::uint64_t>(file, at + 4) != kEnd64Bytes - 12)
        return damaged("its zip64 end record is not before the locator");
    if (number<std::uint32_t>(file, locatorAt + 4) != 0 || number<std::uint32_t>(file, locatorAt + 16) != 1 ||
        number<std::uint64_t>(file, at + 16) != 0)
        return damaged("it has several disks");
    const Directory found{number<std::uint64_t>(file, at + 32), number<std::uint64_t>(file, at + 48),
                          number<std::uint64_t>(file, at + 40)};
    if (number<std::uint64_t>(file, at + 24) != found.count || (old.count != kCountIn64 && old.count != found.count) ||
        (old.offset != kIn64 && old.offset != found.offset) || (old.size != kIn64 && old.size != found.size))
        return damaged("its two end records contradict each other");
    if (found.offset > at || found.size != at - found.offset)
        return damaged("its directory does not end where its end record begins");
    return found;
}

base::Result<Directory> readEnd(Bytes file)
{
    if (file.size() < kEndBytes || number<std::uint32_t>(file, file.size() - kEndBytes) != kEndSignature)
        return damaged("its end record is missing, so the file is cut off or something was added to it");
    const std::uint64_t at = file.size() - kEndBytes;
    if (number<std::uint32_t>(file, at + 4) != 0 ||
        number<std::uint16_t>(file, at + 8) != number<std::uint16_t>(file, at + 10) ||
        number<std::uint16_t>(file, at + 20) != 0)
        return damaged("it has several disks or a comment");
    const Directory old{number<std::uint16_t>(file, at + 10), number<std::uint32_t>(file, at + 16),
                        number<std::uint32_t>(file, at + 12)};
    if (at >= kLocatorBytes && number<std::uint32_t>(file, at - kLocatorBytes) == kLocatorSignature)
        return readEnd64(file, at - kLocatorBytes, old);
    if (old.offset > at || old.size != at - old.offset)
        return damaged("its directory does not end where its end record begins");
    return old;
}

/// Takes from the zip64 field, in the order of the format, the numbers that had no room.
base::Result<void> fillFrom64(Bytes extra, std::uint64_t& size, std::uint64_t& packed, std::uint64_t& headerAt)
{
    while (extra.size() >= 4) {
        const auto id = number<std::uint16_t>(extra, 0);
        const auto length = number<std::uint16_t>(extra, 2);
        if (!holds(extra, 4, length))
            break;
        auto field = extra.subspan(4, length);
        extra = extra.subspan(4U + length);
        if (id != 1)
            continue;
        for (auto* value : {&size, &packed, &headerAt}) {
            if (*value != kIn64)
                continue;
            if (field.size() < 8)
                return damaged("a zip64 field is too short");
            *value = number<std::uint64_t>(field, 0);
            field = field.subspan(8);
        }
        return {};
    }
    return damaged("a zip64 field is missing");
}

/// The entry at `position` of the directory; moves `position` behind it.
base::Result<Stated> readStated(Bytes directory, std::uint64_t& position)
{
    if (!holds(directory, position, kDirectoryEntryBytes) ||
        number<std::uint32_t>(directory, position) != kDirectorySignature)
        return damaged("its directory has fewer entries than it says");
    const Bytes entry = directory.subspan(position);
    const auto nameBytes = number<std::uint16_t>(entry, 28);
    const auto extraBytes = number<std::uint16_t>(entry, 30);
    if (!holds(entry, kDirectoryEntryBytes, std::uint64_t{nameBytes} + extraBytes))
        return damaged("an entry of its directory reaches past the end");
    Stated stated;
    stated.name.assign(reinterpret_cast<const char*>(entry.data()) + kDirectoryEntryBytes, nameBytes);
    const std::string name = quotedForMessage(stated.name);
    stated.flags = number<std::uint16_t>(entry, 8);
    if ((stated.flags & ~(kHasDescriptor | kUtf8Name)) != 0)
        return damaged(name + " is encrypted or of a kind that is not known");
    if (number<std::uint16_t>(entry, 10) != 0)
        return damaged(name + " is compressed");
    if (number<std::uint16_t>(entry, 32) != 0 || number<std::uint16_t>(entry, 34) != 0)
        return damaged(name + " has a comment or lies on another disk");
    std::uint64_t packed = number<std::uint32_t>(entry, 20);
    stated.size = number<std::uint32_t>(entry, 24);
    stated.headerAt = number<std::uint32_t>(entry, 42);
    if (packed == kIn64 || stated.size == kIn64 || stated.headerAt == kIn64)
        if (const auto filled = fillFrom64(entry.subspan(kDirectoryEntryBytes + nameBytes, extraBytes), stated.size,
                                           packed, stated.headerAt);
            !filled)
            return filled.error();
    if (packed != stated.size)
        return damaged(name + " has two different sizes");
    position += kDirectoryEntryBytes + nameBytes + extraBytes;
    return stated;
}

/// Compares the header in front of an entry's data with the directory and finds where the data begins.
base::Result<void> readLocal(Bytes content, Stated& stated)
{
    const std::string name = quotedForMessage(stated.name);
    if (!holds(content, stated.headerAt, kLocalHeaderBytes) ||
        number<std::uint32_t>(content, stated.headerAt) != kLocalSignature)
        return damaged(name + " is not where the directory says");
    const Bytes header = content.subspan(stated.headerAt);
    const auto nameBytes = number<std::uint16_t>(header, 26);
    const std::uint64_t before = kLocalHeaderBytes + std::uint64_t{nameBytes} + number<std::uint16_t>(header, 28);
    if (!holds(header, before, stated.size))
        return damaged(name + " reaches past the end of the data");
    const std::string_view localName(reinterpret_cast<const char*>(header.data()) + kLocalHeaderBytes, nameBytes);
    if (localName != stated.name || number<std::uint16_t>(header, 6) != stated.flags ||
        number<std::uint16_t>(header, 8) != 0)
        return damaged(name + " is described in two different ways");
    const bool later = (stated.flags & kHasDescriptor) != 0; // the size follows the data
    for (const std::uint64_t at : {18, 22}) {
        const auto size = number<std::uint32_t>(header, at);
        if (size != stated.size && size != kIn64 && !(later && size == 0))
            return damaged(name + " has two different sizes");
    }
    stated.dataAt = stated.headerAt + before;
    return {};
}

/// Entries follow each other from the first byte to the directory; only a data descriptor may stand between them.
base::Result<void> checkLayout(std::vector<Stated> entries, std::uint64_t directoryAt)
{
    std::ranges::sort(entries, {}, &Stated::headerAt);
    std::uint64_t position = 0;
    std::uint64_t slack = 0;
    for (const Stated& entry : entries) {
        if (entry.headerAt < position)
            return damaged(quotedForMessage(entry.name) + " overlaps another entry");
        if (entry.headerAt - position > slack)
            return damaged("bytes before " + quotedForMessage(entry.name) + " belong to nothing");
        position = entry.dataAt + entry.size;
        slack = (entry.flags & kHasDescriptor) != 0 ? kLongestDescriptor : 0;
    }
    if (directoryAt - position > slack)
        return damaged("bytes before its directory belong to nothing");
    return {};
}

base::Result<std::vector<Stated>> readDirectory(Bytes file, const Directory& directory)
{
    const Bytes bytes = file.subspan(directory.offset, directory.size);
    if (directory.count > directory.size / kDirectoryEntryBytes)
        return damaged("its directory has fewer entries than it says");
    std::vector<Stated> entries;
    std::set<std::string> names;
    std::uint64_t position = 0;
    for (std::uint64_t i = 0; i < directory.count; ++i) {
        auto entry = readStated(bytes, position);
        if (!entry)
            return entry.error();
        if (!names.insert(entry->name).second)
            return damaged(quotedForMessage(entry->name) + " appears twice");
        entries.push_back(std::move(*entry));
    }
    if (position != directory.size)
        return damaged("its directory has more entries than it says");
    return entries;
}

} // namespace

base::Result<std::vector<StoredEntry>> readStoredZip(std::span<const std::byte> file)
{
    const auto directory = readEnd(file);
    if (!directory)
        return directory.error();
    auto entries = readDirectory(file, *directory);
    if (!entries)
        return entries.error();
    const Bytes content = file.first(directory->offset);
    for (Stated& entry : *entries)
        if (const auto local = readLocal(content, entry); !local)
            return local.error();
    if (const auto layout = checkLayout(*entries, directory->offset); !layout)
        return layout.error();
    std::vector<StoredEntry> stored;
    for (Stated& entry : *entries)
        stored.push_back({std::move(entry.name), content.subspan(entry.dataAt, entry.size)});
    return stored;
}

} // namespace melisma::ml
