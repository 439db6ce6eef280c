// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::music {

/// What follows the root of a chord symbol, read into parts. Extensions bring what lies below them (9 the seventh,
/// 11 the ninth); 13 leaves the eleventh out, which clashes with the third.
struct ChordQuality {
    enum class Triad { major, minor, diminished, augmented, power };
    Triad triad = Triad::major;
    bool majorSeventh = false;
    int extension = 0;            ///< 0, 6, 7, 9, 11, 13, or 69
    int suspended = 0;            ///< 0, 2 or 4
    std::vector<int> alterations; ///< semitones above the root: 6 b5, 8 #5, 13 b9, 15 #9, 18 #11, 20 b13; ascending
    std::vector<int> added;       ///< 2, 4, 6, 9, 11 or 13 as degrees; ascending
    std::vector<int> omitted;     ///< 3 or 5

    std::vector<int> intervals() const; ///< semitones above the root, ascending, starting with 0
    std::string text() const;           ///< the one spelling kept: "m7b5", "maj9", "7#5b9"

    /// Reads common spellings: "min7", "-7", "M7", "MAJ7", "Δ", "ø7", "°7", "7(b9,#11)", "6/9", "sus", "7alt".
    static std::optional<ChordQuality> parse(std::string_view text);
};

} // namespace melisma::music
