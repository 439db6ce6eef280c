// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/file_system.h"

#include <filesystem>
#include <string>

namespace melisma::project {

/// A project folder keeps the newest saved state (generation 0) and this many older ones.
inline constexpr int kOlderGenerations = 5;

/// project.json, project.json.1 ... project.json.5
std::filesystem::path statePath(const std::filesystem::path& folder, int generation);
/// journal.log, journal.log.1 ...: the edits that came after the state of that generation, so that any generation
/// and the journals from its own number down to 0 lead to the newest edit.
std::filesystem::path journalPath(const std::filesystem::path& folder, int generation);

/// Makes `state` (encodeState) generation 0; the others and their journals move one up and the oldest goes.
/// Whatever call fails, and wherever the program dies, the folder still leads to the old state or to the new one.
base::Result<void> writeGeneration(FileSystem& files, const std::filesystem::path& folder, const std::string& state);

} // namespace melisma::project
