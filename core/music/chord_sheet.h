// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/chord.h"

#include <string>
#include <string_view>
#include <vector>

namespace melisma::music {

using ChordBar = std::vector<Chord>; ///< at least one, sharing the bar equally

/// The chords of a section.
struct ChordPassage {
    std::string label; ///< "Verse 1" as written; empty: for the whole song
    std::vector<ChordBar> bars;
    bool barred = false; ///< bar lines were written; else each chord is a bar of its own
};

/// Reads typed chords: "Am F C G" (one a bar), "Am | F G | C % |" (by bar lines; % repeats the bar or the chord before
/// it, / the chord), "|: Am F | G :| x3" (repeats), and sections "[Verse] Am F [Chorus] F G" or "Verse: Am F".
/// Lower-case roots, N.C. and single dashes between chords are understood. The error names the token and its section.
base::Result<std::vector<ChordPassage>> parseChordSheet(std::string_view text);

} // namespace melisma::music
