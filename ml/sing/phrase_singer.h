// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/sing/lyric_notes.h"
#include "ml/voices/voice_engine.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace melisma::ml::sing {

/// How a phrase is made (docs/VOICES.md compares them with figures).
enum class Road {
    stretched, ///< spoken at the sung pitch, taken apart and held by the vocoder: in tune and smooth
    direct,    ///< the model's own decoder with the sung durations: clearer consonants, noisier vowels
    hybrid,    ///< stretched, with the unvoiced consonants as they were spoken
};

struct SingOptions {
    VoiceRecipe voice;
    Road road = Road::hybrid;
    std::uint64_t seed = 0;
    bool breaths = true;        ///< before phrases, where a rest gives time for one
    double scoopCents = 40.0;   ///< from below, into the first note of a phrase
    PitchShape vibrato{};       ///< of notes that say nothing of it; rate and onset of all
    double glideSeconds = 0.06; ///< from note to note within a phrase; 0: a step
};

/// A phrase as sung: mono, 24 kHz. Sample 0 lies `leadSeconds` before the song's second 0.
struct SungPhrase {
    std::vector<float> samples;
    double leadSeconds = 0.0;
};

/// Sings one phrase of at most some 15 s: its notes with their tokens in order, times counted from where the phrase may
/// begin, and the loudness of each note in dB. ErrorKind::input names a note that cannot be sung.
base::Result<SungPhrase> singPhrase(VoiceEngine& engine, std::vector<SungNote> notes,
                                    const std::vector<double>& decibels, const SingOptions& options,
                                    const std::stop_token& stop);

} // namespace melisma::ml::sing
