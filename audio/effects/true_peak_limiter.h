// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/peak_interpolator.h"

#include <cstdint>
#include <vector>

namespace melisma::audio {

/// Keeps a stereo sound's true peak at or below a ceiling, both channels by one gain. It looks ahead: the gain it needs
/// for each stretch between samples is held over the look-ahead, recovers exponentially, and is smoothed by two box
/// filters as long together as the look-ahead, so that it arrives in time without an edge. What stays below the ceiling
/// passes bit for bit, late by latencyFrames().
///
/// Made off the audio thread; process() neither allocates nor locks. One thread at a time.
class TruePeakLimiter {
public:
    static constexpr double kLookAheadSeconds = 0.005;
    static constexpr double kReleaseSeconds = 0.08;

    /// `ceilingDb` in dB true peak.
    TruePeakLimiter(int sampleRate, double ceilingDb);

    /// In place, any number of frames. What is not a number becomes silence.
    void process(float* left, float* right, int frames) noexcept;
    void reset() noexcept;

    void setCeiling(double ceilingDb) noexcept; ///< from the next frame on
    void setRelease(double seconds) noexcept;   ///< time constant, from the next frame on
    int latencyFrames() const { return PeakInterpolator::kDelay + m_lookAhead; }
    /// The smallest gain so far, linear; 1 when it never worked.
    float lowestGain() const { return m_lowest; }
    float gain() const { return m_gain; } ///< at the last frame, linear

private:
    struct Frame {
        float left = 0.0f;
        float right = 0.0f;
    };
    struct Need {
        std::int64_t at = 0;
        float gain = 1.0f;
    };
    /// Mean of the last values; exact 1 while only ones pass.
    class Box {
    public:
        explicit Box(int length) : m_values(static_cast<std::size_t>(length), 1.0) { reset(); }
        double push(double value) noexcept;
        void reset() noexcept;

    private:
        std::vector<double> m_values;
        std::size_t m_at = 0;
        double m_deficit = 0.0; ///< sum of 1 - value: stays exact where nothing is limited
        int m_busy = 0;         ///< values below 1 in the window
    };
    float needed(Frame frame) noexcept;
    float heldMinimum(float gain) noexcept;

    int m_rate;
    int m_lookAhead;
    float m_ceiling = 1.0f;
    double m_release = 0.0;
    PeakInterpolator m_leftPeaks;
    PeakInterpolator m_rightPeaks;
    float m_lastPeak = 0.0f;
    std::vector<Frame> m_delay;
    std::size_t m_delayAt = 0;
    std::vector<Need> m_needs; ///< a ring: rising gains within the look-ahead, oldest first
    std::size_t m_needsBegin = 0;
    std::size_t m_needsCount = 0;
    std::int64_t m_now = 0;
    double m_envelope = 1.0;
    Box m_first;
    Box m_second;
    float m_gain = 1.0f;
    float m_lowest = 1.0f;
};

} // namespace melisma::audio
