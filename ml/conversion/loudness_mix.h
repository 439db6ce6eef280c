// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace melisma::ml {

/// Root mean squares of windows of `window` samples, centred on multiples of `window / 2`, with silence beyond the
/// ends: samples / hop + 1 values, as librosa.feature.rms.
std::vector<double> levels(std::span<const float> samples, std::size_t window);

/// Leads the loudness of `made` (at `madeRate`) towards that of `given` (at `givenRate`), which it was made of: windows
/// of a second every half second, drawn between; `kept` is the share of its own loudness that it keeps, 0 to 1.
void mixLoudness(std::vector<float>& made, int madeRate, std::span<const float> given, int givenRate, double kept);

} // namespace melisma::ml
