// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

#include <array>
#include <complex>
#include <span>

namespace melisma::audio {

/// "multiband": a compressor for each of three bands, by the gain computer of Giannoulis et al. (dynamics.h). The
/// crossovers are of the fourth order after S. Linkwitz, "Active Crossover Networks for Noncoincident Drivers", JAES 24
/// (1), 1976: two Butterworth filters in a row. The lowest band passes the upper crossover's allpass, so that the sum
/// of the bands is flat when none of them works.
EffectKind multibandKind();

/// What each band adds to the sum at a frequency, its gain included, while it lowers nothing; with parameters as
/// Effect::setParams() takes them.
std::array<std::complex<double>, 3> multibandResponse(std::span<const float> values, double hertz, int sampleRate);

} // namespace melisma::audio
