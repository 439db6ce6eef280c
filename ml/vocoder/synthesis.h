// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

#include <cstdint>

namespace melisma::ml::vocoder {

struct SynthesisOptions {
    std::uint64_t seed = 0;      ///< of the noise; the same seed gives the same samples
    std::size_t sampleCount = 0; ///< 0: as long as the frames
};

/// The voice of `frames`. M. Morise, F. Yokomori and K. Ozawa, "WORLD: a vocoder-based high-quality speech synthesis
/// system for real-time applications", IEICE Transactions E99-D, 2016: at each pulse the minimum-phase response of the
/// periodic part, at its fraction of a sample, and one period of noise through that of the aperiodic part.
/// Memory: the answer, 24 bytes a pulse and seven transforms. Any thread.
base::Result<std::vector<float>> synthesise(const VoiceFrames& frames, const SynthesisOptions& options = {},
                                            const Watch& watch = {});

} // namespace melisma::ml::vocoder
