// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace melisma::ml::vocoder {

/// Adds to each bin below `f0` the power of its mirror image about f0 / 2: the window leaves too little there.
/// `power` runs from 0 Hz in steps of `binHz` and reaches above f0.
void mirrorBelowF0(std::span<double> power, double f0, double binHz);

/// The mean of a half spectrum over a rectangle of `width` Hz around each bin; the spectrum goes on mirrored at both
/// ends. Keeps scratch memory between calls.
class RectangularSmoother {
public:
    void smooth(std::span<const double> spectrum, double width, double binHz, std::span<double> out);

private:
    std::vector<double> m_integral;
};

} // namespace melisma::ml::vocoder
