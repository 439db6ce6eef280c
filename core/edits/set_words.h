// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/project/project.h"

#include <string>
#include <vector>

namespace melisma::edits {

/// The words that are heard in a sound, on every take of it; none takes them away. Errors: a sound that is not in the
/// project, words that are not in order or not text.
base::Result<project::Project> setWords(const project::Project& project, const std::string& sha256,
                                        const std::vector<base::TimedWord>& words);

} // namespace melisma::edits
