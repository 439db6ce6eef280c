// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace melisma::audio {

/// Where a chunk of a WAV, RF64 or BW64 file lies: `offset` is that of its first byte behind id and size.
struct RiffChunk {
    std::string id; ///< four characters
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

/// True for RF64 and BW64, whose sizes stand in a ds64 chunk (EBU Tech 3306, ITU-R BS.2088).
bool isRf64(const std::filesystem::path& file);
/// True for RIFF/WAVE, RF64 and BW64.
bool isWave(const std::filesystem::path& file);

/// The chunks in their order, ended where the file ends. Errors: not a WAVE file, a chunk before the last reaches
/// beyond the end.
base::Result<std::vector<RiffChunk>> riffChunks(const std::filesystem::path& file);

/// The content of the first chunk of that id, at most `limit` bytes; empty when there is none.
std::string readRiffChunk(const std::filesystem::path& file, std::string_view id, std::size_t limit = 64u << 20);

struct NewChunk {
    std::string id; ///< four characters
    std::string bytes;
};

/// Puts the chunks behind those that are there and corrects the sizes in the header; samples are never moved.
/// Errors: not a WAVE file, a RIFF that would pass 4 GiB, the disk.
base::Result<void> appendRiffChunks(const std::filesystem::path& file, const std::vector<NewChunk>& chunks);

} // namespace melisma::audio
