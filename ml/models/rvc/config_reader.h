// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/rvc/voice_file.h"

namespace melisma::ml::rvc {

/// The list "config" of a voice's file, 18 values: bins, segment, channels, hidden, inner, heads, layers, taps,
/// dropout, kind of blocks, their taps, their dilations, rates, initial channels, taps of the upsampling, speakers,
/// conditions, sample rate (a number or "40k"). Sizes are held within what memory allows and must fit together.
base::Result<Config> readConfig(const TorchFile& file, const PickleNode& config);

/// What the shapes of the weights tell better than the list: speakers, features, window, and whether there is a pitch.
base::Result<void> takeSizes(const Safetensors& weights, Config& config);

} // namespace melisma::ml::rvc
