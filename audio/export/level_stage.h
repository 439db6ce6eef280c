// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/true_peak_limiter.h"

#include <optional>
#include <span>
#include <vector>

namespace melisma::audio {

/// What is done to a rendered sound before it becomes a file.
struct Level {
    double gainDb = 0.0;
    std::optional<double> ceilingDb; ///< true peak; none: no limiter
};

/// A gain and perhaps a limiter over a stream of interleaved stereo, without delay: as many frames come out as went in.
class LevelStage {
public:
    LevelStage(int sampleRate, const Level& level);

    /// What is ready of the sound so far; a view that holds until the next call, of the input itself where nothing is
    /// to be done.
    std::span<const float> process(std::span<const float> interleaved);
    /// The rest, once nothing more comes.
    std::span<const float> finish();
    /// The most that the limiter took off, in dB, 0 or above.
    double limitedDb() const;

private:
    std::span<const float> limit();

    float m_gain;
    std::optional<TruePeakLimiter> m_limiter;
    int m_toSkip = 0; ///< frames of the limiter's delay still to come
    std::vector<float> m_left;
    std::vector<float> m_right;
    std::vector<float> m_out;
};

} // namespace melisma::audio
