// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/drum_net/config.h"
#include "ml/models/groove_net/train.h"

namespace melisma::ml::drums {

/// Surprise on performances not seen, in nats; smaller is better.
struct DrumScore {
    double hits = 0.0;       ///< a step, all nine voices
    double velocities = 0.0; ///< a stroke, density of velocity as a share of full
    double offsets = 0.0;    ///< a stroke, density of timing in steps
};

struct TrainProgress {
    int epoch = 0;
    double trainLoss = 0.0;
    DrumScore validation;
    double seconds = 0.0;
};

/// As groove::train: the weights of the best epoch go to `weights`; a broken-off run resumes from its checkpoint and
/// gives the bytes of an unbroken one.
base::Result<void> train(const std::vector<Groove>& training, const std::vector<Groove>& validation,
                         const groove::TrainOptions& options, const std::filesystem::path& weights,
                         const std::map<std::string, std::string>& metadata,
                         const std::function<void(const TrainProgress&)>& progress);

/// The score of stored weights.
base::Result<DrumScore> evaluate(const std::filesystem::path& weights, const std::vector<Groove>& grooves);

/// The grammar as a distribution: chance, Gaussian velocity and Gaussian timing of each voice by its place in the bar,
/// by whether the skeleton has it there and by what is asked of the bar (askedOf), counted in `training`.
DrumScore grammarScore(const std::vector<Groove>& training, const std::vector<Groove>& grooves);

} // namespace melisma::ml::drums
