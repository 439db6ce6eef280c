// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace melisma::ml::conversion {

/// Samples that followPeriods() hears on either side: two periods of 60 Hz, a window, what it fades in.
inline constexpr std::size_t kPeriodReach = 1600;

/// Makes `made` as periodic as `source` is where it is less, up to a periodicity of 0.6: to each sample those a period
/// before and after it are added (the long-term postfilter of speech codecs: J.-H. Chen and A. Gersho, "Adaptive
/// postfiltering for quality enhancement of coded speech", IEEE Trans. Speech Audio Process. 3, 1995), so strongly that
/// the hiss between the harmonics falls as far as it has to, by at most 4.8 dB. Who sings decides how hoarse a note is.
/// Where every other pulse has become weaker, so that an octave too low is heard, they are made alike, whatever the
/// source does. Both mono at 24 kHz and as long; `f0` of `made`, Hz, a value each 300 samples, 0 where nothing is to be
/// done, `higher` times that of `source`; below 60 Hz nothing is done. What lies kPeriodReach inside of a piece is the
/// same as in the whole.
void followPeriods(std::span<float> made, std::span<const float> source, std::span<const float> f0, double higher);

} // namespace melisma::ml::conversion
