// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/vocoder/windows.h"

#include <algorithm>
#include <numbers>

namespace melisma::ml::vocoder {

std::vector<double> nuttallWindow(int count)
{
    std::vector<double> window(static_cast<std::size_t>(count));
    const double step = 2.0 * std::numbers::pi / (count - 1.0);
    for (int i = 0; i < count; ++i)
        window[static_cast<std::size_t>(i)] = 0.355768 - 0.487396 * std::cos(step * i) +
                                              0.144232 * std::cos(2.0 * step * i) - 0.012604 * std::cos(3.0 * step * i);
    return window;
}

void AdaptiveCutter::makeWindow(const Cut& cut, int half)
{
    const auto middle = static_cast<std::size_t>(half);
    m_window.resize(2 * middle + 1);
    const double step = 2.0 * std::numbers::pi * cut.f0 / (cut.periods * m_rate);
    Rotation turn(0.0, step);
    m_windowEnergy = 0.0;
    for (std::size_t i = 0; i <= middle; ++i, turn.advance()) {
        const double c = turn.cosine();
        // Blackman: 0.42 + 0.5 cos x + 0.08 cos 2x, with cos 2x = 2 cos^2 x - 1.
        const double value = cut.shape == WindowShape::hann ? 0.5 + 0.5 * c : 0.34 + 0.5 * c + 0.16 * c * c;
        m_window[middle + i] = value;
        m_window[middle - i] = value;
        m_windowEnergy += (i == 0 ? 1.0 : 2.0) * value * value;
    }
}

int AdaptiveCutter::cut(double seconds, const Cut& cut, Noise& noise, std::span<double> out)
{
    const int half = static_cast<int>(std::lround(cut.periods * m_rate / cut.f0 / 2.0));
    makeWindow(cut, half);
    const std::ptrdiff_t first = std::lround(seconds * m_rate + 0.001) - half;
    const auto last = static_cast<std::ptrdiff_t>(m_samples.size()) - 1;
    const auto count = m_window.size();
    double weighted = 0.0;
    double weights = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = std::clamp<std::ptrdiff_t>(first + static_cast<std::ptrdiff_t>(i), 0, last);
        out[i] = double(m_samples[static_cast<std::size_t>(at)]) * m_window[i];
        if (cut.noise > 0.0)
            out[i] += noise.next() * cut.noise;
        weighted += out[i];
        weights += m_window[i];
    }
    for (std::size_t i = 0; i < count; ++i)
        out[i] -= m_window[i] * (weighted / weights);
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(count), out.end(), 0.0);
    return static_cast<int>(count);
}

} // namespace melisma::ml::vocoder
