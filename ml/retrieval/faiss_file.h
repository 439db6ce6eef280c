// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace melisma::ml {

/// The vectors in an index file, in the order of their numbers: [count][width].
struct IndexVectors {
    std::size_t count = 0;
    std::size_t width = 0;
    std::vector<float> values;
};

/// Reads the index of an RVC voice (added_*.index) as the library faiss writes an IndexIVFFlat ("IwFl"): nothing is
/// executed, no faiss is needed, and the lists become one table, for it is searched exactly. All sizes are checked
/// against the file before memory is taken. ErrorKind::input for other kinds of indexes and damaged ones, for numbers
/// of vectors that appear twice or not at all, and for values that are not finite.
base::Result<IndexVectors> readFaissIndex(const std::filesystem::path& path);
/// The same for a file held in memory.
base::Result<IndexVectors> parseFaissIndex(std::span<const std::byte> file);

} // namespace melisma::ml
