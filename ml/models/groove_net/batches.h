// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/groove_net/groove_grid.h"
#include "ml/models/groove_net/groove_net.h"
#include "ml/models/groove_net/train.h"

#include <random>

namespace melisma::ml::groove
{

/// What GrooveNet::forward takes, and `target`: float [batch, steps, kFeatures], the step to be told.
struct Batch {
    torch::Tensor played;
    torch::Tensor places;
    torch::Tensor genre;
    torch::Tensor tempo;
    torch::Tensor target;
};

/// A whole performance as a batch of one.
Batch wholeGroove(const Groove& groove);

/// One pass over the data as shuffled windows of four bars that begin at bars; some are given genre 0, so that the net
/// learns to play without being told one. Performances shorter than a window are padded with silence.
std::vector<Batch> shuffledBatches(const std::vector<Groove>& grooves, std::mt19937_64& random);

GrooveScore scoreOf(GrooveNet& net, const std::vector<Groove>& grooves);

} // namespace melisma::ml::groove
