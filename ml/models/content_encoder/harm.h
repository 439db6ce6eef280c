// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <span>
#include <vector>

namespace melisma::ml::content {

/// How badly a microphone and a room may treat a voice.
struct Harm {
    double chance = 0.5;      ///< that anything is done at all
    double quietest = 8.0;    ///< dB of speech over noise, at worst
    double longestRoom = 0.5; ///< seconds in which its sound decays by 60 dB
};

/// What a recording may have gone through: a tilted and bent spectrum, a room, a narrow band, noise of any colour or
/// other voices, clipping. Length and onsets stay. `samples` and `others` mono at 24 kHz; `others` is repeated where it
/// is shorter.
std::vector<float> harmed(std::span<const float> samples, std::span<const float> others, const Harm& harm,
                          std::mt19937_64& random);

} // namespace melisma::ml::content
