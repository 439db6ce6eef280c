// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/project/history.h"
#include "core/project/provenance.h"

#include <string>

namespace melisma::jobs {

/// How and by what the material of `result` was made, as every take of it will carry.
/// `started` is RFC 3339.
project::Provenance provenanceOf(const base::TaskRequest& request, const base::TaskResult& result,
                                 const std::string& started);

/// Reads the score files of a finished task and answers the one edit that puts them into a project: the first score is
/// laid out, further ones become takes. `at` shifts everything when the project is not empty. Reads files; any thread.
base::Result<project::Edit> scoreLanding(const base::TaskRequest& request, const base::TaskResult& result,
                                         const std::string& started, base::Seconds at = {});

} // namespace melisma::jobs
