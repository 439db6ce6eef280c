// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::audio {

inline constexpr double kNeperPerDb = std::numbers::ln10 / 20.0;
inline constexpr double kSilenceDb = -120.0;

inline double levelDb(double level) noexcept
{
    return level > 1e-6 ? 20.0 * std::log10(level) : kSilenceDb;
}

inline double gainOfDb(double db) noexcept
{
    return db == 0.0 ? 1.0 : std::exp(kNeperPerDb * db);
}

/// What a one-pole of this time constant keeps from frame to frame.
inline double keepFor(double milliseconds, int sampleRate) noexcept
{
    return std::exp(-1000.0 / (milliseconds * sampleRate));
}

/// From a level to the dB that it is to be lowered by, smoothed: the gain computer (eq. 4) and the smooth branching
/// detector in the log domain (eq. 23) of D. Giannoulis, M. Massberg and J. D. Reiss, "Digital Dynamic Range Compressor
/// Design", JAES 60 (6), 2012. One thread.
class GainComputer {
public:
    void setCurve(double thresholdDb, double ratio, double kneeDb) noexcept
    {
        m_threshold = thresholdDb;
        m_slope = 1.0 - 1.0 / ratio;
        m_knee = kneeDb;
    }
    void setTimes(double attackMs, double releaseMs, int sampleRate) noexcept
    {
        m_attackKeep = keepFor(attackMs, sampleRate);
        m_releaseKeep = keepFor(releaseMs, sampleRate);
    }
    void setMost(double db) noexcept { m_most = db; }
    void reset() noexcept { m_reduction = 0.0; }
    double reduction() const noexcept { return m_reduction; } ///< dB, at the last frame

    /// The reduction at the next frame, in dB, for a level as it is there; exactly 0 when it has let go.
    double next(double level) noexcept
    {
        const double wanted = std::min(steady(levelDb(level)), m_most);
        const double keep = wanted > m_reduction ? m_attackKeep : m_releaseKeep;
        m_reduction = keep * m_reduction + (1.0 - keep) * wanted;
        if (m_reduction < 1e-9)
            m_reduction = 0.0;
        return m_reduction;
    }

    /// dB that a steady level is lowered by.
    double steady(double db) const noexcept
    {
        const double over = db - m_threshold;
        if (2.0 * over <= -m_knee)
            return 0.0;
        if (2.0 * over < m_knee)
            return m_slope * (over + m_knee / 2.0) * (over + m_knee / 2.0) / (2.0 * m_knee);
        return m_slope * over;
    }

private:
    double m_threshold = 0.0, m_slope = 0.0, m_knee = 0.0;
    double m_attackKeep = 0.0, m_releaseKeep = 0.0;
    double m_most = 200.0;
    double m_reduction = 0.0;
};

} // namespace melisma::audio
