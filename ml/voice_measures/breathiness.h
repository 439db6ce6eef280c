// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

namespace melisma::ml::measures {

/// The level of the first harmonic above the second, dB, in the mean of the voiced frames; breathy voices have more.
/// Formants take part: compare the same vowel only.
double firstOverSecondHarmonic(std::span<const float> samples, int sampleRate, const vocoder::F0Track& f0);

/// The aperiodic share of the power of the voiced frames, 0 .. 1, from 0 Hz to `upToHz`.
double aperiodicShare(const vocoder::VoiceFrames& frames, double upToHz = 1e9);

} // namespace melisma::ml::measures
