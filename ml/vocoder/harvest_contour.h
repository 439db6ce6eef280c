// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/harvest_candidates.h"

#include <vector>

namespace melisma::ml::vocoder {

/// The likeliest contour through the candidates of each millisecond: Hz, 0 where unvoiced.
std::vector<double> joinCandidates(const CandidateRows& candidates);

/// A second-order Butterworth low-pass at 30 Hz, forwards and backwards over each voiced stretch.
void smoothContour(std::vector<double>& hertz);

} // namespace melisma::ml::vocoder
