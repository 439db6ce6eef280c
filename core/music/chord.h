// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/music/pitch.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::music {

/// A chord symbol: root, quality suffix as ChordQuality spells it ("", "m", "7", "maj7", "m7b5", "sus4", ...), and
/// the bass of a slash chord. "N.C." stands for no chord: it has no tones.
struct Chord {
    PitchName root;
    std::string quality;
    std::optional<PitchName> bass;

    std::string symbol() const;            ///< "Am7/G"
    std::vector<int> intervals() const;    ///< semitones above the root, ascending, starting with 0
    std::vector<int> pitchClasses() const; ///< root first
    int bassPitchClass() const;
    bool isMinor() const;
    bool isNone() const;
    bool operator==(const Chord&) const = default;

    static Chord none();

    /// Common spellings are accepted ("Cmin7", "C-7", "CM7", "C°", "E♭7(♯9)"); the error names the symbol.
    static base::Result<Chord> parse(std::string_view symbol);
};

/// Chord symbols separated by spaces, commas or bar lines: "Am F | C G".
base::Result<std::vector<Chord>> parseChords(std::string_view text);

/// A chord in force from `start` for `length`.
struct ChordEvent {
    base::Beats start;
    base::Beats length;
    Chord chord;
    bool operator==(const ChordEvent&) const = default;
};

} // namespace melisma::music
