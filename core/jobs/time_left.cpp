// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/time_left.h"

namespace melisma::jobs {

namespace {
constexpr double kLeastSeconds = 1.0;
constexpr double kLeastFraction = 0.02;
} // namespace

std::optional<double> estimateSecondsLeft(double elapsedSeconds, double fraction)
{
    if (elapsedSeconds < kLeastSeconds || fraction < kLeastFraction)
        return std::nullopt;
    return elapsedSeconds * (1.0 - fraction) / fraction;
}

} // namespace melisma::jobs
