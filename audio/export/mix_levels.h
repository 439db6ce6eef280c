// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/export_project.h"
#include "audio/export/float_spool.h"
#include "audio/export/level_stage.h"

#include <cmath>
#include <functional>
#include <stop_token>

namespace melisma::audio {

/// Highest sample of a mix for which no loudness was asked; what is left to full scale is for peaks between the samples
/// and for later encoders.
inline constexpr double kSamplePeakDb = -1.0;

/// What decides how loud the files of one export are.
struct PeakFacts {
    double mix = 0.0;          ///< largest sample, linear
    double loudestStem = 0.0;  ///< behind the master fader; 0 without stems
    bool wholeNumbers = false; ///< stems are clipped at full scale
};

struct MixLevels {
    Level mix;
    double stemGainDb = 0.0;
    std::vector<std::string> notes;
    double mostGainDb = HUGE_VAL; ///< of the mix: more would have the limiter cut its peaks to pieces
};

/// Without a wish for loudness: the gain, 0 or below, that keeps the mix from clipping; stems beside it change nothing.
/// With one: the mix's gain and limiter by LoudnessProfile (the spool is read once and turned back).
base::Result<MixLevels> chooseLevels(FloatSpool& mix, int sampleRate, const PeakFacts& peaks,
                                     const ExportRequest& request, const std::stop_token& stop);

/// The stems' gain once the mix's final one is known, the same as far as their format can hold it, and the notes that
/// come with it. `limited`: the limiter worked.
void settleStems(MixLevels& levels, const PeakFacts& peaks, bool limited);

} // namespace melisma::audio
