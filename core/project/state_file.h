// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <variant>

namespace melisma::project {

/// A saved state: the project as it was after the edit numbered `sequence`.
struct SavedState {
    std::uint64_t sequence = 0;
    Project project;
};

/// {"schema":N,"sequence":S,"sha256":"...","project":{...}}, each track on a line of its own. The hash is of every
/// other byte of the file, so that no flipped bit goes unseen. This frame stays the same in all schemas; only "project"
/// is ever migrated.
std::string encodeState(const Project& project, std::uint64_t sequence);

/// Tracks as they were last written, by the storage that they share: what did not change need not be put into text
/// again. Forgets a track that the project no longer has. One thread at a time.
class TrackTexts {
public:
    /// The same text as encodeState(project, sequence).
    std::string encodeState(const Project& project, std::uint64_t sequence);

private:
    struct Entry {
        std::shared_ptr<const Track> track; ///< held, so that its address cannot become another's
        std::string text;
    };
    std::unordered_map<const Track*, Entry> m_entries;
};

/// Why a state could not be read, as far as the reader acts on it.
struct StateProblem {
    enum class Kind { absent, damaged, newer, unreadable } kind;
    base::Error error;
};
std::variant<SavedState, StateProblem> readState(const std::filesystem::path& path);

} // namespace melisma::project
