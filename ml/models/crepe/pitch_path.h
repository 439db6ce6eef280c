// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/features/feature_rows.h"

#include <cstddef>
#include <vector>

namespace melisma::ml {

/// Bins from `first` to before `last` that a pitch may have.
struct BinRange {
    std::size_t first = 0, last = 0;
};

/// The bins between two pitches in Hz, among 360.
BinRange binsBetween(double lowest, double highest);

/// The strongest bin of each row.
std::vector<std::size_t> strongestBins(const FeatureRows& salience, const BinRange& range);

/// The likeliest way through all rows: a softmax over each row's strengths, moves by `d` bins weighted by 12 - |d|, an
/// even start (Viterbi 1967, as torchcrepe reads CREPE).
std::vector<std::size_t> likeliestBins(const FeatureRows& salience, const BinRange& range);

} // namespace melisma::ml
