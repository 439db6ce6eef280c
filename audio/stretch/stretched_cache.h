// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/history.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace melisma::audio {

inline constexpr std::uintmax_t kMostStretchedBytes = 4'000'000'000;

/// Removes rendered sounds from a project folder's cache: those that neither `played` nor any state of `undoable`
/// plays, and, while all together are larger than `mostBytes`, the oldest of those that only `undoable` would play.
/// What goes is rendered again when it is needed. Looks at nothing but files named like rendered sounds. Answers how
/// many it removed; one that cannot be removed stays. Any thread.
int pruneStretched(const std::filesystem::path& projectFolder, const project::Project& played,
                   const std::vector<project::ProjectPtr>& undoable, std::uintmax_t mostBytes = kMostStretchedBytes);

} // namespace melisma::audio
