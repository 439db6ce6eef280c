// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/spectrum_smoothing.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace melisma::ml::vocoder {

void mirrorBelowF0(std::span<double> power, double f0, double binHz)
{
    const double f0Bin = f0 / binHz;
    const auto count = std::min(power.size() - 1, static_cast<std::size_t>(f0Bin) + 1);
    std::vector<double> image(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double position = f0Bin - double(i);
        const auto below = std::min(static_cast<std::size_t>(std::max(position, 0.0)), power.size() - 2);
        image[i] = power[below] + (position - double(below)) * (power[below + 1] - power[below]);
    }
    for (std::size_t i = 0; i < count; ++i)
        power[i] += image[i];
}

void RectangularSmoother::smooth(std::span<const double> spectrum, double width, double binHz, std::span<double> out)
{
    const auto top = spectrum.size() - 1;
    const auto margin = std::min(static_cast<std::size_t>(width / binHz) + 1, top);
    m_integral.resize(spectrum.size() + 2 * margin + 1);
    double sum = 0.0;
    std::size_t at = 0;
    const auto add = [&](double value) { m_integral[at++] = sum += value; };
    for (std::size_t i = margin; i > 0; --i)
        add(spectrum[i]);
    for (const double value : spectrum)
        add(value);
    for (std::size_t i = 1; i <= margin; ++i)
        add(spectrum[top - i]);
    m_integral[at] = sum;

    // Element i of the integral stands at the upper edge of its bin, so both edges of the rectangle fall at the same
    // fraction between two elements for every bin.
    const double half = width / binHz / 2.0;
    const double low = double(margin) - 0.5 - half;
    const double high = double(margin) - 0.5 + half;
    const auto lowBase = static_cast<std::size_t>(low);
    const auto highBase = static_cast<std::size_t>(high);
    const double lowPart = low - double(lowBase);
    const double highPart = high - double(highBase);
    const double scale = binHz / width;
    const double* lower = m_integral.data() + lowBase;
    const double* upper = m_integral.data() + highBase;
    for (std::size_t i = 0; i <= top; ++i) {
        const double below = lower[i] + lowPart * (lower[i + 1] - lower[i]);
        const double above = upper[i] + highPart * (upper[i + 1] - upper[i]);
        out[i] = (above - below) * scale;
    }
}

} // namespace melisma::ml::vocoder
