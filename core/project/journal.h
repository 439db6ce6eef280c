// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::project {

/// One edit in the journal: what it changed, as text that only project_delta reads.
struct JournalRecord {
    std::uint64_t sequence = 0;
    std::string payload;
    bool operator==(const JournalRecord&) const = default;
};

/// How a journal ends. A torn tail is what a killed program or a power cut leaves and means nothing that was
/// acknowledged is lost; damage means that bytes changed after they were written.
enum class JournalEnd { clean, torn, damaged };

struct JournalContent {
    std::vector<JournalRecord> records; ///< all whole ones before the first bad one
    std::uint64_t goodLength = 0;       ///< bytes that they take
    JournalEnd end = JournalEnd::clean;
};

/// A record as bytes, little-endian: length of the payload (4), CRC-32C of the payload (4), sequence (8),
/// CRC-32C of those 16 bytes (4), payload. The head has a sum of its own so that a damaged length is told
/// apart from a record that was cut short.
std::string encodeRecord(const JournalRecord& record);

JournalContent decodeJournal(std::string_view bytes);

/// Reads a journal; an absent file is an empty one.
base::Result<JournalContent> readJournal(const std::filesystem::path& path);

/// The bytes of a file; the error names it.
base::Result<std::string> readBytes(const std::filesystem::path& path);

} // namespace melisma::project
