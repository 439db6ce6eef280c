// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/project/project.h"

#include <span>
#include <string_view>

namespace melisma::project {

/// Version of the project.json layout that this build writes. Older ones are migrated on reading, newer refused.
inline constexpr int kSchemaVersion = 1;

base::Json toJson(const Project& project);
/// Checks what it reads (ids unique, takes present, chosen takes exist, gains finite); the error names the place.
base::Result<Project> projectFromJson(const base::Json& json);
/// The same for a project whose tracks are texts of their own, as splitState() finds them: `json` has none, and what it
/// had under "tracks" would come before them. Reads them on several threads.
base::Result<Project> projectFromJson(const base::Json& json, std::span<const std::string_view> tracks);

base::Json toJson(const Track& track);
base::Result<Track> trackFromJson(const base::Json& json);

} // namespace melisma::project
