// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace melisma::jobs {

/// Seconds a job still takes, were it to go on at the pace so far. Nothing before a second has passed and 2 % is done:
/// earlier guesses jump about.
std::optional<double> estimateSecondsLeft(double elapsedSeconds, double fraction);

} // namespace melisma::jobs
