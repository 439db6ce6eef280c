// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/chord.h"
#include "core/music/key.h"

#include <string_view>
#include <vector>

namespace melisma::ml {

/// A chord by its Roman numeral in `key`. Degrees count from the major scale of the tonic whatever the mode, so the
/// sixth of minor is "bVI". Lower case is minor; the suffix is a chord quality ("ii7", "Vsus4", "bIImaj7",
/// "viio7" diminished, "iih7" half-diminished). "/3" "/5" "/7" put that chord tone in the bass, "/ii" reads the
/// numeral in the key of that degree ("V7/ii").
base::Result<music::Chord> romanChord(std::string_view text, const music::Key& key);

/// Bars of one or more chords: "ii7 V7 Imaj7,vi7" has three bars, the last with two chords.
struct RomanBar {
    std::vector<std::string> chords;
};
base::Result<std::vector<RomanBar>> parseRomanBars(std::string_view text);

} // namespace melisma::ml
