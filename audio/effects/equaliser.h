// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/biquad.h"
#include "audio/effects/effect_kind.h"

#include <array>
#include <complex>
#include <span>

namespace melisma::audio {

/// "eq": low cut, low shelf, three peaks, high shelf and high cut, twelve dB an octave the cuts. Each a biquad
/// (biquad.h); one that does nothing costs nothing, and an equaliser that stands flat changes no bit.
EffectKind equaliserKind();

/// One of its filters; they work one behind the other.
struct EqualiserBand {
    BiquadCoefficients filter;
    double share = 1.0; ///< of its output: 0 for a cut that is off

    std::complex<double> response(double hertz, int sampleRate) const
    {
        return 1.0 + share * (filter.response(hertz, sampleRate) - 1.0);
    }
};

inline constexpr std::size_t kEqualiserBands = 7;

/// Its filters, in the order of the parameters, with those as Effect::setParams() takes them.
std::array<EqualiserBand, kEqualiserBands> equaliserBands(std::span<const float> values, int sampleRate);

} // namespace melisma::audio
