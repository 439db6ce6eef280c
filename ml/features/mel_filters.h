// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace melisma::ml {

enum class MelScale : std::uint8_t {
    slaney, ///< even up to 1 kHz, logarithmic above (Slaney, Auditory Toolbox, 1998)
    htk,    ///< 2595 log10(1 + f / 700) (O'Shaughnessy 1987)
};

struct MelFilterShape {
    double sampleRate = 16000.0;
    int points = 400; ///< of the Fourier transform
    int bands = 40;
    double lowest = 0.0; ///< Hz
    double highest = 8000.0;
    MelScale scale = MelScale::slaney;
};

/// Triangles of equal area over the bins of a spectrum, even on the mel scale, as librosa.filters.mel makes them:
/// [bands][points / 2 + 1], row by row.
std::vector<float> melFilters(const MelFilterShape& shape);

} // namespace melisma::ml
