// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <span>
#include <string_view>
#include <vector>

namespace melisma::project {

/// Reads one JSON text for each track, several at once on up to four threads. The error is that of the first track
/// that has one, and names its place as a reader of the whole project does ("tracks[2].name"). What lies between tracks
/// and around them is not checked: see checkProject().
base::Result<std::vector<base::Shared<Track>>> readTracks(std::span<const std::string_view> texts);

} // namespace melisma::project
