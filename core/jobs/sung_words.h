// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/project/history.h"

#include <optional>

namespace melisma::jobs {

/// Words that were typed for a melody belong to its notes: the edit that writes the syllable which each note sang at
/// it. It changes nothing where the clip is gone or its notes are others by now. None where the task was given no
/// words, so that the notes say it already. Reads the melody's file; any thread.
std::optional<project::Edit> sungWords(const base::TaskRequest& request, const base::TaskResult& result);

} // namespace melisma::jobs
