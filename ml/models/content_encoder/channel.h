// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/torch.h"

#include <random>

namespace melisma::ml::content {

// What lies between a mouth and a recording, drawn by chance: for sound and for spectra alike.

inline double uniform(std::mt19937_64& random, double from, double to)
{
    return std::uniform_real_distribution<double>(from, to)(random);
}

inline bool happens(std::mt19937_64& random, double chance)
{
    return std::bernoulli_distribution(chance)(random);
}

/// `count` numbers of a normal distribution.
torch::Tensor whiteNoise(std::int64_t count, std::mt19937_64& random);

/// `count` samples of noise whose power falls by 0 to 6 dB an octave.
torch::Tensor colouredNoise(std::int64_t count, std::mt19937_64& random);

/// Gains of a microphone at these octaves above 1 kHz: a slope, some hills, sometimes an end to the band.
torch::Tensor microphoneGains(const torch::Tensor& octaves, std::mt19937_64& random);

/// Octaves above 1 kHz of each bin of a transform of `count` samples but the first.
torch::Tensor octavesOfBins(std::int64_t count);

} // namespace melisma::ml::content
