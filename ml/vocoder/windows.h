// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/noise.h"

#include <cmath>
#include <span>
#include <vector>

namespace melisma::ml::vocoder {

/// cos and sin of start, start + step, start + 2 step ... by rotation: no call of libm a value.
class Rotation {
public:
    Rotation(double start, double step)
        : m_cos(std::cos(start))
        , m_sin(std::sin(start))
        , m_stepCos(std::cos(step))
        , m_stepSin(std::sin(step))
    {}
    double cosine() const { return m_cos; }
    double sine() const { return m_sin; }
    void advance()
    {
        const double turned = m_cos * m_stepCos - m_sin * m_stepSin;
        m_sin = m_sin * m_stepCos + m_cos * m_stepSin;
        m_cos = turned;
    }

private:
    double m_cos, m_sin, m_stepCos, m_stepSin;
};

/// The four-term window of Nuttall (1981) with continuous first derivative; `count` >= 2 points, both ends included.
std::vector<double> nuttallWindow(int count);

enum class WindowShape { hann, blackman };

/// The cut of a signal around a moment under a window of `periods` periods of F0.
struct Cut {
    double f0 = 0.0; ///< Hz
    double periods = 3.0;
    WindowShape shape = WindowShape::hann;
    double noise = 0.0; ///< deviation of noise added as a safeguard against empty bins
};

/// Cuts signals for the F0-adaptive analyses. Samples beyond the ends repeat the outermost one.
class AdaptiveCutter {
public:
    AdaptiveCutter(std::span<const float> samples, int sampleRate) : m_samples(samples), m_rate(sampleRate) {}

    /// Writes the windowed samples, their mean removed along the window, to the front of `out` and 0 behind them.
    /// Answers how many there are: about periods / F0 in samples; `out` must hold them.
    int cut(double seconds, const Cut& cut, Noise& noise, std::span<double> out);
    /// The energy of the window used last.
    double windowEnergy() const { return m_windowEnergy; }
    int rate() const { return m_rate; }

private:
    void makeWindow(const Cut& cut, int half);

    std::span<const float> m_samples;
    int m_rate;
    std::vector<double> m_window;
    double m_windowEnergy = 0.0;
};

} // namespace melisma::ml::vocoder
