// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <stop_token>
#include <string>
#include <vector>

namespace melisma::models {

struct ProgramRun {
    int status = -1;    ///< exit status; -1 when a signal ended it
    std::string output; ///< the end of what it wrote to stdout and stderr
};

/// Runs a program found on the PATH, without a shell, in a process group of its own, so that a stop request ends it
/// with whatever it started. Of kind missing when there is no such program, cancelled when stopped. Blocks.
base::Result<ProgramRun> runProgram(const std::vector<std::string>& words, std::stop_token stop);

} // namespace melisma::models
