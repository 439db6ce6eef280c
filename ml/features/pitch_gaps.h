// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace melisma::ml {

/// On what scale a line through a gap is straight.
enum class GapLine : std::uint8_t {
    hertz,     ///< as RVC draws it
    semitones, ///< as a voice glides
};

/// `pitch` in Hz with lines where it is 0; at the ends the nearest is kept. All stay 0 where there is no pitch at all.
std::vector<float> withoutGaps(std::vector<float> pitch, GapLine line);

} // namespace melisma::ml
