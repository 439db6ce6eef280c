// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace melisma::ml::content {

/// The likeliest of the 178 symbols in each frame, given the log likelihood of each, frame after frame (Viterbi 1967).
/// `change`: what is added where a symbol (row) is followed by another (column); 178 times 178 numbers.
std::vector<int> likeliestPath(std::span<const float> likelihoods, std::span<const double> change);

/// `change` for likeliestPath() when each costs the same.
std::vector<double> evenChanges(double cost);

/// Runs of one symbol, with silent ends as all texts of the speech model have them, of no frames where they are not
/// heard.
struct SymbolRuns {
    std::vector<int> ids;
    std::vector<int> durations; ///< frames
};
SymbolRuns runsOf(std::span<const int> path);

} // namespace melisma::ml::content
