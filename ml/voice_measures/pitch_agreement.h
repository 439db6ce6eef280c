// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

namespace melisma::ml::measures {

/// How well a voice keeps to a written pitch, over the frames in which both are voiced.
struct PitchAgreement {
    std::size_t frames = 0;      ///< that both call voiced
    double within = 0.0;         ///< share of them inside the tolerance
    double medianCents = 0.0;    ///< signed, the voice against the target
    double voicedOfTarget = 0.0; ///< share of the target's voiced frames that are voiced in the voice
};

/// Compares at the voice's frame times; `target` may have another frame period and is read at its nearest frame.
PitchAgreement pitchAgreement(const vocoder::F0Track& voice, const vocoder::F0Track& target, double cents = 50.0);

} // namespace melisma::ml::measures
