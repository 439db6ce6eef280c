// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace melisma::project {

/// Writes a small file of the user's own, in a folder that is made if need be: beside its place first, so that a full
/// disk or a power cut leaves what was there. Removes what killed programs left of that. Any thread, one a file.
base::Result<void> replaceFile(const std::filesystem::path& path, std::string_view text);

} // namespace melisma::project
