// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace melisma::ml::vocoder {

/// Every `ratio`-th sample, the last among them (so up to ratio - 1 samples late), after a low-pass at 0.8 of the new
/// half rate that runs forwards and backwards: a Chebyshev filter of third order and 0.05 dB ripple, without delay.
/// ratio 1 copies.
std::vector<double> decimate(std::span<const float> samples, int ratio);

} // namespace melisma::ml::vocoder
