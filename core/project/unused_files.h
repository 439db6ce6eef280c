// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/history.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::project {

/// A file in a project's folder that nothing needs any more.
struct UnusedFile {
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    bool cache = false; ///< a picture of a sound, else the sound itself
    bool operator==(const UnusedFile&) const = default;
};

/// Every run of 64 hex digits in `text`, which is how states and journals name sounds.
void addHashesIn(std::string_view text, std::set<std::string>& hashes);

/// The sounds that a state lists or one of its takes plays.
void addHashesOf(const Project& project, std::set<std::string>& hashes);

/// Media and caches of sounds that neither a state in `alive` (the undo history), nor one in `spared`, nor any file at
/// the top of `folder` names: project.json and its older generations, journals, and files that were kept aside as
/// damaged, however damaged they are. Recordings that are called .part, and files that are not called by a hash, are
/// never among them. What the journal has still to write must be in `alive`. Errors: a state cannot be read; then
/// nothing is known to be unused.
base::Result<std::vector<UnusedFile>> unusedFiles(const std::filesystem::path& folder,
                                                  std::span<const ProjectPtr> alive,
                                                  const std::set<std::string>& spared = {});

} // namespace melisma::project
