// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/music/score.h"

#include <filesystem>
#include <string>

namespace melisma::ml {

/// Writes `score` as "score-<take+1>.json" into a job's folder; `role` says what the file is ("score", "arrangement").
base::Result<base::TaskFile> writeScore(const music::Score& score, const std::string& role, int take,
                                        const std::filesystem::path& folder);

} // namespace melisma::ml
