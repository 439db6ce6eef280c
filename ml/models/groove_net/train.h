// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/models/groove_net/groove_grid.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace melisma::ml::groove
{

/// How far off the net is on performances it may not have seen; smaller is better.
struct GrooveScore {
    double hitNats = 0.0;       ///< cross-entropy of the nine hits, in nats a step
    double velocityError = 0.0; ///< mean absolute, in steps of MIDI velocity, where something was hit
    double offsetError = 0.0;   ///< mean absolute, in percent of a step, where something was hit
};

struct TrainOptions {
    int epochs = 40;
    double learningRate = 4e-3;
    std::uint64_t seed = 1;
    std::filesystem::path checkpoint; ///< read if it exists, written after each epoch; empty: none
};

struct TrainProgress {
    int epoch = 0;
    double trainLoss = 0.0;
    GrooveScore validation;
    double seconds = 0.0;
};

/// Trains from the beginning or the checkpoint and writes the weights of the best epoch to `weights` with `metadata`.
/// The same data, seed, machine and threads give the same bytes, also when the run was broken off and resumed.
/// Call prepareRuntime() first.
base::Result<void> train(const std::vector<Groove>& training, const std::vector<Groove>& validation,
                         const TrainOptions& options, const std::filesystem::path& weights,
                         const std::map<std::string, std::string>& metadata,
                         const std::function<void(const TrainProgress&)>& progress);

/// The score of stored weights.
base::Result<GrooveScore> evaluate(const std::filesystem::path& weights, const std::vector<Groove>& grooves);

/// The score of the best guess that knows only the place in the bar, counted in `training`: what a net must beat.
GrooveScore baseline(const std::vector<Groove>& training, const std::vector<Groove>& grooves);

} // namespace melisma::ml::groove
