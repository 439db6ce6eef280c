// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/sing/sung_note.h"

#include <cstddef>
#include <span>

namespace melisma::ml::sing {

inline constexpr double kFrameSeconds = 0.025; ///< of the speech model's durations
inline constexpr int kAcousticLead = 2;        ///< frames by which its sound comes before its tokens

struct TimedToken {
    SungToken token;
    int frames = 1;
    int note = -1; ///< index of the note that brought it; -1 for rests
};

/// Tokens one after the other, without gaps. Frame 0 lies `leadFrames` before the song's second 0.
struct TokenTiming {
    std::vector<TimedToken> tokens;
    int leadFrames = 0;
    int totalFrames = 0;

    double leadSeconds() const { return leadFrames * kFrameSeconds; }
};

/// Durations for a sung line. Every vowel begins at the frame nearest to its note, plus the acoustic lead: each is
/// rounded from the song's own time, so errors never add up. A stress mark is where its vowel begins to sound, so it
/// counts as part of it. Onset consonants lie before the beat. Consonants take their predicted frames held to 2 .. 5, a
/// rhotic tail at most 6, stress marks at most 3, spaces 1; the vowel takes the rest and with its mark at least 4:
/// where that is too much the longest consonants shrink, to 2 and then to 1, and then the vowel. Notes
/// must be in order; of two that overlap the earlier ends early. ErrorKind::input names the note when a syllable has
/// not one vowel, a first note or one after a rest has no tokens, or a note is shorter than its tokens.
base::Result<TokenTiming> timeTokens(std::span<const SungNote> notes, double tailSeconds = 0.1);

} // namespace melisma::ml::sing
