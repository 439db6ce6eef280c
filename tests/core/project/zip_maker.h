// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace melisma::tests {

/// A zip file byte by byte (APPNOTE 6.3.9, stored entries), as nobody's library would write it.
class ZipMaker {
public:
    struct Entry {
        std::string name;
        std::string data;
        std::uint32_t mode = 0100644;       ///< Unix type and permissions
        std::uint32_t statedSize = kHonest; ///< unpacked, in both headers
    };
    static constexpr std::uint32_t kHonest = 0xFFFFFFFF;

    void add(Entry entry) { m_entries.push_back(std::move(entry)); }

    std::string bytes() const
    {
        std::string zip, directory;
        for (const auto& entry : m_entries) {
            const auto offset = static_cast<std::uint32_t>(zip.size());
            const auto fields = shared(entry);
            zip += "PK\x03\x04" + fields + number(0, 2) + entry.name + entry.data;
            directory += "PK\x01\x02" + number(3 << 8 | 20, 2) + fields + number(0, 2) + number(0, 2) + number(0, 2) +
                         number(0, 2) + number(entry.mode << 16, 4) + number(offset, 4) + entry.name;
        }
        const auto count = static_cast<std::uint32_t>(m_entries.size());
        const auto start = static_cast<std::uint32_t>(zip.size());
        return zip + directory + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2) +
               number(static_cast<std::uint32_t>(directory.size()), 4) + number(start, 4) + number(0, 2);
    }

private:
    static std::string number(std::uint32_t value, int width)
    {
        std::string bytes;
        for (int i = 0; i < width; ++i)
            bytes += static_cast<char>(value >> 8 * i & 0xFF);
        return bytes;
    }

    static std::uint32_t crc32(const std::string& data)
    {
        std::uint32_t crc = 0xFFFFFFFF;
        for (const char each : data) {
            crc ^= static_cast<unsigned char>(each);
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
        }
        return ~crc;
    }

    /// From "version needed" to the length of the name: the same in both headers.
    static std::string shared(const Entry& entry)
    {
        const auto size = static_cast<std::uint32_t>(entry.data.size());
        return number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(crc32(entry.data), 4) +
               number(size, 4) + number(entry.statedSize == kHonest ? size : entry.statedSize, 4) +
               number(static_cast<std::uint32_t>(entry.name.size()), 2);
    }

    std::vector<Entry> m_entries;
};

} // namespace melisma::tests
