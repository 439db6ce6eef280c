// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

namespace melisma::ml::vocoder {

// Changes of one side of a voice, each a function of its frames alone. Tracks given along with frames must have as many
// entries as there are frames; what lies beyond the shorter of the two stays as it is.

/// `target` where both are voiced, 0 elsewhere: consonants stay unvoiced, rests stay rests.
F0Track pitchWhereVoiced(const F0Track& voicing, const F0Track& target);
/// F0 by `semitones`.
F0Track transposed(const F0Track& f0, double semitones);

/// dB of the mean power of a frame's envelope.
double frameLevel(const SpectralEnvelope& envelope, std::size_t frame);
/// Each frame louder by its dB.
void addGains(SpectralEnvelope& envelope, std::span<const float> decibels);
/// Each frame at the level of its dB (see frameLevel); frames below `silence` dB are left alone.
void setLevels(SpectralEnvelope& envelope, std::span<const float> decibels, double silence = -90.0);

/// Formants at `ratio` times their frequency (above 1: a smaller head), interpolated in log power. 0.25 .. 4.
void shiftFormants(SpectralEnvelope& envelope, double ratio);

/// Breath by `decibels` more of aperiodic amplitude, within -60 .. 0, in frames that are voiced at all; 0 Hz stays.
void addBreath(Aperiodicity& aperiodicity, double decibels);

} // namespace melisma::ml::vocoder
