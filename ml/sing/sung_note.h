// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace melisma::ml::sing {

/// What a token of a syllable is to the singer. The order within a syllable: onset, stress, vowel, rhotic, coda.
enum class TokenKind {
    onset,  ///< consonant before the vowel; sounds before the beat
    stress, ///< a mark without a sound
    vowel,  ///< what is held; one a syllable
    rhotic, ///< "r" that colours the vowel's end
    coda,   ///< consonant after the vowel
    space,  ///< between words
    rest    ///< silence, made by the timing, never given
};

struct SungToken {
    std::string symbol;
    TokenKind kind = TokenKind::vowel;
    int predictedFrames = 3; ///< how long the speech model would make it, in frames of 25 ms
    bool voiced = true;
};

/// Where a note leaves its written pitch. All values are of this note only.
struct PitchShape {
    double vibratoCents = 25.0; ///< amplitude; 0: none
    double vibratoHz = 5.6;
    double vibratoAfter = 0.35; ///< seconds from the onset until it begins to grow
    double scoopCents = 0.0;    ///< offset at the onset, mostly below 0; gone after scoopSeconds
    double scoopSeconds = 0.12;
};

/// A note of a melody with its syllable. A note without tokens goes on with the vowel of the note before it.
struct SungNote {
    double startSeconds = 0.0;
    double lengthSeconds = 0.0;
    double midi = 60.0;
    std::vector<SungToken> tokens;
    bool endsWord = false; ///< a space follows
    PitchShape shape;

    double endSeconds() const { return startSeconds + lengthSeconds; }
};

/// Notes nearer than that are sung without a break.
inline constexpr double kLegatoGap = 0.05;

} // namespace melisma::ml::sing
