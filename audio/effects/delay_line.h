// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <vector>

namespace melisma::audio {

/// The past of one sound, read anywhere between its frames by cubic Lagrange interpolation (T. I. Laakso, V. Välimäki,
/// M. Karjalainen and U. K. Laine, "Splitting the Unit Delay", IEEE Signal Processing Magazine 13 (1), 1996); at whole
/// frames exactly. Allocates in resize() alone. One thread.
class DelayLine {
public:
    /// So that at(`frames`) can be asked for.
    void resize(double frames)
    {
        m_samples.assign(std::bit_ceil(static_cast<std::size_t>(frames) + 4), 0.0f);
        m_mask = m_samples.size() - 1;
    }
    void clear() noexcept { std::ranges::fill(m_samples, 0.0f); }
    void push(float sample) noexcept { m_samples[++m_now & m_mask] = sample; }

    /// What was pushed so many frames before the newest.
    float at(std::size_t back) const noexcept { return m_samples[(m_now - back) & m_mask]; }
    /// The same between the frames; at least 1.
    float at(double back) const noexcept
    {
        const auto whole = static_cast<std::size_t>(back);
        const auto x = static_cast<float>(back - static_cast<double>(whole));
        if (x == 0.0f)
            return at(whole);
        const float outer = x * (x - 1.0f) / 6.0f;
        const float inner = (x + 1.0f) * (x - 2.0f) / 2.0f;
        return -outer * (x - 2.0f) * at(whole - 1) + inner * (x - 1.0f) * at(whole) - inner * x * at(whole + 1) +
               outer * (x + 1.0f) * at(whole + 2);
    }

private:
    std::vector<float> m_samples;
    std::size_t m_mask = 0;
    std::size_t m_now = 0;
};

/// A delay on its way to another: no faster than half a frame a frame, as a tape that is sped up or slowed down.
class DelayGlide {
public:
    explicit DelayGlide(int sampleRate) : m_share(1.0 / (kSeconds * sampleRate)) {}

    void aim(double frames, bool fresh) noexcept
    {
        m_wanted = frames;
        if (fresh)
            m_now = frames;
    }
    double next() noexcept
    {
        const double way = m_wanted - m_now;
        if (std::abs(way) < kArrived)
            return m_now = m_wanted;
        return m_now += std::clamp(way * m_share, -kMostPace, kMostPace);
    }
    double now() const noexcept { return m_now; }

private:
    static constexpr double kSeconds = 0.05;
    static constexpr double kMostPace = 0.5;
    static constexpr double kArrived = 1e-4; ///< frames

    double m_share;
    double m_now = 0.0, m_wanted = 0.0;
};

} // namespace melisma::audio
