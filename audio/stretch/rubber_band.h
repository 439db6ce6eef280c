// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/clip.h"

#include <rubberband/RubberBandStretcher.h>

#include <memory>
#include <vector>

namespace melisma::audio {

/// What Rubber Band takes and gives at once.
inline constexpr int kStretchBlock = 4096;

/// A stretcher of so many channels that says nothing on stderr. Formants are kept where `timePitch` says
/// so; the other options are the caller's.
std::unique_ptr<RubberBand::RubberBandStretcher> makeStretcher(int sampleRate, int channels,
                                                               const project::TimePitch& timePitch,
                                                               RubberBand::RubberBandStretcher::Options options);

/// kStretchBlock frames, channel after channel, as Rubber Band wants them.
class PlanarBlock {
public:
    explicit PlanarBlock(int channels);
    void takeFrom(const float* interleaved, int frames);
    void giveTo(float* interleaved, int frames) const;
    const float* const* read() const { return m_read.data(); }
    float* const* write() { return m_write.data(); }

private:
    std::size_t m_channels;
    std::vector<float> m_samples;
    std::vector<float*> m_write;
    std::vector<const float*> m_read;
};

} // namespace melisma::audio
