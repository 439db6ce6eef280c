// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace melisma::base {

/// The folder `resources` that came with this program: $MELISMA_RESOURCES if set, else the nearest one above the
/// program's own folder (a source tree's resources, or share/melisma/resources of an installation).
Result<std::filesystem::path> resourceFolder();

} // namespace melisma::base
