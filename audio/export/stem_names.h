// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace melisma::audio {

/// What a stem's name can be made of.
struct StemNameParts {
    int number = 1; ///< {n}, two digits
    std::string track;
    std::string project;
    std::string role;
};

/// `name` as every file system takes it: no separators or control characters, no leading or trailing dots and spaces,
/// none of the names that Windows keeps for devices, at most 100 bytes, never empty.
std::string safeFileName(const std::string& name);

/// The files' names without extension: {n}, {track}, {project} and {role} filled in and made safe. Names that would be
/// one file where case does not count get " (2)", " (3)". Errors (usage): an unknown or unfinished placeholder, an
/// empty template.
base::Result<std::vector<std::string>> stemNames(const std::string& pattern, const std::vector<StemNameParts>& stems);

} // namespace melisma::audio
