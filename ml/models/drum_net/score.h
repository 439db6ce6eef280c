// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/drum_net/batches.h"
#include "ml/models/drum_net/train.h"

namespace melisma::ml::drums {

/// Sums of surprise in nats over a batch, differentiable.
struct Surprise {
    torch::Tensor hits;
    torch::Tensor velocities;
    torch::Tensor offsets;
    double steps = 0.0;
    torch::Tensor strokes;
};

Surprise surpriseOf(DrumNet& net, const Batch& batch);
DrumScore scoreOf(DrumNet& net, const std::vector<Groove>& grooves);

} // namespace melisma::ml::drums
