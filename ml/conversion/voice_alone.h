// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/sound_source.h"

#include <stop_token>

namespace melisma::ml::conversion {

inline constexpr int kAloneRate = 16000; ///< of the sound that is measured

/// How much like one voice alone a recording sounds.
struct VoiceAlone {
    double clearness = 0.0; ///< 0 .. 1: how nearly what is loud and no hiss repeats itself with one period (median)
    double restDb = 0.0;    ///< how far below its loud frames (95 in 100 are softer) its rests lie (5 in 100 are)
    double seconds = 0.0;   ///< of loud sound that this was measured on
};

/// Measures the first five minutes: frames of 40 ms within 25 dB of the loudest, but for those that hiss (consonants
/// and breath), by the autocorrelation of Boersma, "Accurate short-term analysis of the fundamental frequency", 1993.
/// `source`: mono at kAloneRate. Constant memory but for a number a frame.
base::Result<VoiceAlone> measureVoiceAlone(const SoundSource& source, const std::stop_token& stop = {});

/// False where instruments or other voices sound along: what is loud does not repeat itself, and it never rests. Too
/// little sound to tell is taken for a voice.
bool isVoiceAlone(const VoiceAlone& measured);

} // namespace melisma::ml::conversion
