// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <QProcessEnvironment>

#include <stop_token>
#include <string>
#include <vector>

namespace melisma::app {

struct ProgramAnswer {
    base::Json json;          ///< the last line that it wrote to stdout
    double userSeconds = 0.0; ///< user CPU time of it and all that it waited for
};

/// Runs a program to its end, for as long as that takes. The error is the one that it told as JSON, `{"error": ...}`
/// with a sentence or one of Melisma's own; ErrorKind::missing when it does not start, ErrorKind::cancelled when `stop`
/// ended it. One call at a time.
base::Result<ProgramAnswer> askProgram(const std::vector<std::string>& command, const QProcessEnvironment& environment,
                                       const std::stop_token& stop);

} // namespace melisma::app
