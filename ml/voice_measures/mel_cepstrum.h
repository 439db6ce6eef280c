// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

namespace melisma::ml::measures {

/// Mel cepstra of spectral envelopes: 40 triangular bands from 60 Hz to 8 kHz (or half the rate), their log amplitudes
/// as a row of cosines, coefficients 1 .. 24 (0 is the loudness). One row a frame.
vocoder::FrameTable melCepstra(const vocoder::SpectralEnvelope& envelope, int sampleRate);

/// The mel-cepstral distance of two rows in dB: 10 / ln 10 * sqrt(2 * sum of squares). R. Kubichek, "Mel-cepstral
/// distance measure for objective speech quality assessment", 1993.
double melCepstralDistance(std::span<const float> a, std::span<const float> b);

/// The mean distance of frames that lie at the same time and are voiced in both tracks; 0 when there are none.
double melCepstralDistance(const vocoder::VoiceFrames& a, const vocoder::VoiceFrames& b);

} // namespace melisma::ml::measures
