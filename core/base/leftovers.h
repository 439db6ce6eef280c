// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace melisma::base {

/// "<boot>-<pid>": stands in the name of everything temporary, so that what a killed program left behind can be told
/// from what a living one is about to finish.
std::string ownerTag();

/// Removes the files and folders in `folder` named `prefix` + an owner's tag + anything, when that owner has gone: its
/// process has ended, or, for one of another machine or of before the last start of this one, it was not touched for a
/// day. What cannot be removed stays. Any thread.
void removeLeftovers(const std::filesystem::path& folder, std::string_view prefix);

} // namespace melisma::base
