// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/groove_net/groove_grid.h"

#include <vector>

namespace melisma::app {

/// How often a logistic regression that sees one bar (strokes, velocities, offsets) names the set it comes from. It is
/// fitted on every other take and asked about the rest, then the other way round; both sets weigh the same. From 0.5
/// (cannot tell) to 1. Fixed steps from zero: the same takes give the same number.
double toldApart(const std::vector<ml::groove::Groove>& takes, const std::vector<ml::groove::Groove>& people);

} // namespace melisma::app
