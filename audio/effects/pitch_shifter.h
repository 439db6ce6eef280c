// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/delay_line.h"

#include <array>

namespace melisma::audio {

/// Moves the pitch of a voice and keeps its formants: pitch-synchronous overlap-add (E. Moulines and F. Charpentier,
/// "Pitch-synchronous waveform processing techniques for text-to-speech synthesis using diphones", Speech Communication
/// 9 (5-6), 1990). Every new period of the output is a grain that lies whole periods of the input from the last one,
/// the nearest to its own time; Hann flanks between neighbours sum to 1, so that what is not moved passes as it is.
/// Grains wander to where a period is loudest, at the closing of the throat, where they are blurred least.
///
/// Made off the audio thread; process() neither allocates nor locks. One thread.
class PitchShifter {
public:
    explicit PitchShifter(int sampleRate);

    int latencyFrames() const { return m_latency; }
    /// From the next grain on: the input's period in frames, 0 for none; how many times as high it shall be.
    void set(double period, double ratio) noexcept;
    void process(float& left, float& right) noexcept;
    void reset() noexcept;

private:
    void nextGrain() noexcept;
    double peakBehind() const noexcept;

    int m_latency;
    double m_rest; ///< distance of grains where nothing is sung
    std::array<DelayLine, 2> m_lines;
    double m_period = 0.0, m_ratio = 1.0;
    double m_span = 1.0, m_at = 1.0;     ///< frames from grain to grain, and since the last
    double m_offset = 0.0, m_next = 0.0; ///< of the grains left and right of now: later input than their time's
};

} // namespace melisma::audio
