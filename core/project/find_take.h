// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <string>

namespace melisma::project {

/// Whether the take is the sound of this hash.
bool isSound(const Take& take, const std::string& sha256);

/// The first take in the song that is the sound of this hash; null: none.
const Take* findTakeOf(const Project& project, const std::string& sha256);

} // namespace melisma::project
