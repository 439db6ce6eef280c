// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace melisma::ml::content {

/// How well utterances of texts that were not learned from are heard.
struct HearingScore {
    double tokens = 0.0;  ///< share of frames whose token is right, silence left out
    double cosine = 0.0;  ///< mean of told and true features
    double energy = 0.0;  ///< mean absolute error
    double voicing = 0.0; ///< share of values told right
};

struct TrainOptions {
    std::filesystem::path speech;     ///< folder of make_speech; what comes to it later is learned from too
    std::filesystem::path kokoro;     ///< weights of the speech model
    std::filesystem::path checkpoint; ///< read if it exists, written at each report; empty: none
    std::filesystem::path start;      ///< weights of another training, where there is no checkpoint; empty: none
    int steps = 6000;
    int reportEvery = 200;
    int batch = 16;
    int frames = 160; ///< of a window: 4 s
    double learningRate = 1e-3;
    std::uint64_t seed = 1;
    std::string device = "cpu"; ///< of the net; the corpus is on the CPU
};

struct TrainProgress {
    int step = 0;
    double loss = 0.0; ///< mean since the last report
    HearingScore clean;
    HearingScore harmed;  ///< by noise, rooms and microphones
    HearingScore learned; ///< clean utterances that are learned from: far above `clean`, more speech is wanted
    double corpusHours = 0.0;
    double seconds = 0.0; ///< since the last report
};

/// Weights as training begins with them, in the form in which train() writes them.
base::Result<void> writeUntrained(const std::filesystem::path& weights, std::uint64_t seed);

/// Trains from the beginning or the checkpoint and writes weights (float16, a moving average over the last thousand
/// steps) at each report, so that a run may be broken off at any time and gone on with. Call prepareRuntime() first.
base::Result<void> train(const TrainOptions& options, const std::filesystem::path& weights,
                         const std::map<std::string, std::string>& metadata,
                         const std::function<void(const TrainProgress&)>& progress);

} // namespace melisma::ml::content
