// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/cheap_trick.h"
#include "ml/vocoder/d4c.h"
#include "ml/vocoder/harvest.h"

namespace melisma::ml::vocoder {

struct AnalysisOptions {
    HarvestOptions f0;
    CheapTrickOptions envelope;
    D4cOptions aperiodicity;
};

/// F0, envelope and aperiodicity of a recording (mono). Memory: that of harvest while F0 is sought, then the frames:
/// 200 a second of 4 * (fftSize / 2 + 1 + knots) bytes, 0.83 MB a second at 48 kHz.
base::Result<VoiceFrames> analyse(std::span<const float> samples, int sampleRate, const AnalysisOptions& options = {},
                                  const Watch& watch = {});

/// The same with an F0 that is known, as that of a synthesiser is.
base::Result<VoiceFrames> analyse(std::span<const float> samples, int sampleRate, F0Track f0,
                                  const AnalysisOptions& options = {}, const Watch& watch = {});

} // namespace melisma::ml::vocoder
