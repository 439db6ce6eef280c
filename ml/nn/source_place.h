// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace melisma::ml {

/// Where a piece of a longer sound begins: how far the sines of the excitation have turned and how much noise was
/// drawn, so that pieces made one by one are those of the sound made in one go.
struct SourcePlace {
    std::uint64_t samples = 0;
    std::vector<double> turns; ///< of the fundamental and each overtone, 0 .. 1; empty: none yet

    /// Moves on over `pitch` in Hz, one value each 300 samples at 24 kHz.
    void pass(std::span<const float> pitch);
};

} // namespace melisma::ml
