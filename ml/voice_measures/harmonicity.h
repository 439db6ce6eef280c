// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

namespace melisma::ml::measures {

/// Harmonics-to-noise ratio of each voiced frame in dB, in order: the height of the autocorrelation one period away,
/// free of the window. P. Boersma, "Accurate short-term analysis of the fundamental frequency and the
/// harmonics-to-noise ratio of a sampled sound", IFA Proceedings 17, 1993. At most 60. F0 in 40 .. 2000 Hz counts.
std::vector<float> harmonicity(std::span<const float> samples, int sampleRate, const vocoder::F0Track& f0);

/// Their mean; 0 when no frame is voiced.
double meanHarmonicity(std::span<const float> samples, int sampleRate, const vocoder::F0Track& f0);

} // namespace melisma::ml::measures
