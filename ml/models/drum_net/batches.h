// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/drum_net/drum_net.h"

#include <random>

namespace melisma::ml::drums {

/// What DrumNet::forward takes, and `weight` float [batch, steps]: 1 where a performance is, 0 past its end.
struct Batch {
    torch::Tensor played;
    torch::Tensor places;
    torch::Tensor genre;
    torch::Tensor tempo;
    torch::Tensor asked;
    torch::Tensor target;
    torch::Tensor weight;
};

/// A whole performance as a batch of one.
Batch wholeGroove(const Groove& groove);

/// One pass over the data as shuffled windows of four bars. Some are not told their genre; from some, voices of the
/// skeleton are taken away, so that the net also learns to fill in what is not written; in half of them the fills are
/// written out, as a composer writes them.
std::vector<Batch> shuffledBatches(const std::vector<Groove>& grooves, std::mt19937_64& random);

} // namespace melisma::ml::drums
