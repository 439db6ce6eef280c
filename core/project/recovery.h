// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace melisma::project {

/// The newest whole state that a project folder leads to.
struct Recovered {
    Project project;
    std::uint64_t sequence = 0;                 ///< number of the last edit in it
    std::uint64_t goodLength = 0;               ///< bytes of journal.log that count; a torn tail may follow
    bool editsReplayed = false;                 ///< some of it came from journals
    bool editsLost = false;                     ///< a journal ends before the newest edit
    std::vector<std::filesystem::path> damaged; ///< files to be kept aside
    std::optional<std::string> message;         ///< for the person, when anything was wrong

    /// The folder must be written anew before edits can follow.
    bool needsRepair = false;
};

/// Reads project.json, else the next older generation that is whole, and replays the journals behind it.
/// Changes nothing on the disk. Errors: not a project, written by a newer Melisma, nothing whole left.
base::Result<Recovered> recoverNewest(const std::filesystem::path& folder);

/// The newest saved state that is whole, without the edits behind it. Changes nothing on the disk.
base::Result<Project> readSaved(const std::filesystem::path& folder);

/// What to know of a project before it is opened.
struct RecoverySummary {
    std::string name;
    std::size_t unsavedEdits = 0; ///< in the journal, behind the newest saved state
    std::string problem;          ///< one sentence when nothing whole is left; empty: it can be opened
};
/// Reads, but replays nothing and changes nothing on the disk.
RecoverySummary summarise(const std::filesystem::path& folder);

} // namespace melisma::project
