// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/sample_ring.h"

#include <limits>
#include <memory>

namespace melisma::audio {

/// EBU R 128 figures of what was played since the last reset. -infinity: silence, or too little was heard.
struct LoudnessReading {
    static constexpr double kNone = -std::numeric_limits<double>::infinity();

    double momentaryLufs = kNone;  ///< over 0.4 s; none at rest
    double shortTermLufs = kNone;  ///< over 3 s; none at rest
    double integratedLufs = kNone; ///< gated, over everything
    double truePeakDb = kNone;     ///< dBTP, 4x oversampled (2x above 96 kHz): the highest
};

/// Measures what comes through a ring on a thread of its own.
class LiveLoudness {
public:
    /// `ring` is interleaved stereo and outlives it; this is its one reader.
    LiveLoudness(SampleRing& ring, int sampleRate);
    ~LiveLoudness();
    LiveLoudness(const LiveLoudness&) = delete;
    LiveLoudness& operator=(const LiveLoudness&) = delete;

    // Any thread.
    LoudnessReading reading() const;
    void reset();
    void setSampleRate(int sampleRate); ///< another rate begins a new measurement

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace melisma::audio
