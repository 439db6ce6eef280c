// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace melisma::audio {

/// A part of the file: its name and where its content lies, within the file.
struct SoundfontChunk {
    std::string id;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

/// The RIFF file that a SoundFont is, read piece by piece; nothing is read that does not lie in it.
class SoundfontBytes {
public:
    static base::Result<SoundfontBytes> open(const std::filesystem::path& file);

    /// INFO, sdta and pdta, which stand in this order.
    base::Result<std::tuple<SoundfontChunk, SoundfontChunk, SoundfontChunk>> lists();
    /// The chunks of a list.
    base::Result<std::vector<SoundfontChunk>> chunksIn(const SoundfontChunk& list);
    /// The whole chunk, `most` bytes at most.
    base::Result<std::string> read(const SoundfontChunk& chunk, std::size_t most);
    /// How many frames an Ogg Vorbis stream says it decodes to.
    base::Result<std::uint64_t> vorbisFrames(const SoundfontChunk& stream);

    /// "X is not a SoundFont that can be played: `why`".
    base::Error wrong(const std::string& why) const;

private:
    SoundfontBytes(const std::filesystem::path& path, std::uint64_t size);
    base::Result<SoundfontChunk> header(std::uint64_t offset, std::uint64_t end);

    std::string m_name;
    std::uint64_t m_size;
    std::ifstream m_file;
};

/// Of `bytes`, which must reach beyond `at`.
int littleEndian16(std::string_view bytes, std::size_t at);
std::uint32_t littleEndian32(std::string_view bytes, std::size_t at);

/// What a text of a SoundFont says, up to its first NUL: UTF-8, or Latin-1 made UTF-8; of control characters only line
/// feeds stay.
std::string soundfontText(std::string_view raw);

} // namespace melisma::audio
