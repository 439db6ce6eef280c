// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ml/io/reader_support.h"

#include <cstdint>

namespace melisma::tests {

/// One file of a zip to make; the fields behind `content` make a zip that lies.
struct ZipPart {
    std::string name;
    std::string content;
    std::uint16_t method = 0;
    std::uint16_t flags = 0;
    std::uint32_t sizeLie = 0;      ///< added to both sizes in the directory
    std::string localName = {};     ///< another name in front of the data
    std::uint32_t localSizeLie = 0; ///< added to the sizes in front of the data
    int sameDataAs = -1;            ///< points to the header of an earlier part instead of its own
};

template <class T>
void put(std::string& to, T number)
{
    to.append(reinterpret_cast<const char*>(&number), sizeof(T));
}

/// Signature, then what both headers have in common.
inline void putHeader(std::string& to, std::uint32_t signature, const ZipPart& part, const std::string& name,
                      std::uint32_t size)
{
    put<std::uint32_t>(to, signature);
    if (signature == 0x02014b50)
        put<std::uint16_t>(to, 20);
    put<std::uint16_t>(to, 20);
    put(to, part.flags);
    put(to, part.method);
    put<std::uint64_t>(to, 0); // time, date, checksum
    put(to, size);
    put(to, size);
    put(to, static_cast<std::uint16_t>(name.size()));
    put<std::uint16_t>(to, 0);
}

/// A zip file of `parts`, stored. `trailer` goes behind it.
inline Bytes zipOf(const std::vector<ZipPart>& parts, const std::string& trailer = {})
{
    std::string file;
    std::string directory;
    std::vector<std::uint32_t> places;
    for (const ZipPart& part : parts) {
        const auto size = static_cast<std::uint32_t>(part.content.size());
        places.push_back(static_cast<std::uint32_t>(file.size()));
        const std::string local = part.localName.empty() ? part.name : part.localName;
        putHeader(file, 0x04034b50, part, local, size + part.localSizeLie);
        file += local + part.content;
        putHeader(directory, 0x02014b50, part, part.name, size + part.sizeLie);
        directory.append(10, '\0');
        put(directory, part.sameDataAs < 0 ? places.back() : places[static_cast<std::size_t>(part.sameDataAs)]);
        directory += part.name;
    }
    const auto directoryAt = static_cast<std::uint32_t>(file.size());
    file += directory;
    put<std::uint32_t>(file, 0x06054b50);
    put<std::uint32_t>(file, 0);
    put(file, static_cast<std::uint16_t>(parts.size()));
    put(file, static_cast<std::uint16_t>(parts.size()));
    put(file, static_cast<std::uint32_t>(directory.size()));
    put(file, directoryAt);
    put<std::uint16_t>(file, 0);
    return bytesOf(file + trailer);
}

} // namespace melisma::tests
