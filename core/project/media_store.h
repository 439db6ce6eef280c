// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/file_system.h"
#include "core/project/project.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace melisma::project {

/// Takes a finished file into `folder`/media under its hash and answers the path relative to `folder`. What is there
/// already is kept. The file is on the disk when this returns.
base::Result<std::string> storeMedia(FileSystem& files, const std::filesystem::path& folder,
                                     const std::filesystem::path& file, const std::string& sha256, bool move);

/// Gives the folder `to` all media of the project folder `from`: media is immutable, so both may have one file; on
/// another disk it is copied.
base::Result<void> shareMedia(FileSystem& files, const std::filesystem::path& from, const std::filesystem::path& to);

/// Removes what a killed program was copying into `folder`/media, but no recording. Only for who holds the project's
/// lock.
void removeHalfStored(const std::filesystem::path& folder);

/// The recordings in `folder`/media that are not known to be in the project yet: "take-*.part". storeMedia() gives one
/// of them its name beside the one it has, so that it is found here until the project that lists it is on the disk.
std::vector<std::filesystem::path> takesLeft(const std::filesystem::path& folder);

/// Hashes of the assets whose file is not in `folder`.
std::set<std::string> missingAssets(const std::filesystem::path& folder, const Project& project);
/// Their names.
std::vector<std::string> missingMedia(const std::filesystem::path& folder, const Project& project);

} // namespace melisma::project
