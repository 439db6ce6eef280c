// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace melisma::base {

/// Where the user's things of one kind are: the folder that the environment variable `variable` names, else `chosen`
/// when it is not empty, else melisma/`name` in the user's data folder (XDG).
std::filesystem::path userFolder(const char* variable, const std::string& name,
                                 const std::filesystem::path& chosen = {});

} // namespace melisma::base
