// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace melisma::base {

/// Diagnostics for developers, to stderr and (when given) a file. Never from the audio callback.
/// A person's errors travel as Result, not through here.
void logDebug(std::string_view message);
void logInfo(std::string_view message);
void logWarning(std::string_view message);

/// `level` is debug, info or warning; anything below it is dropped. Default: warning.
void setLogLevel(std::string_view level);

} // namespace melisma::base
