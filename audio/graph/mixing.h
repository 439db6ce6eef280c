// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/chunk.h"
#include "core/project/project.h"

#include <atomic>
#include <utility>

namespace melisma::audio {

/// 10^(dB/20), and exactly 0 at kSilentDb and below.
float linearGain(double db);

struct StereoGain {
    float left = 1.0f;
    float right = 1.0f;
    bool operator==(const StereoGain&) const = default;
};

/// With PanLaw::raised: constant power, 0 dB at the centre and +3 dB at a hard side, g = sqrt(2) cos/sin((pan + 1)
/// pi/4).
StereoGain panGain(float gain, float pan, project::PanLaw law = project::PanLaw::raised);

/// The side part of the sound times a line from `from` to `to`; the middle stays.
void applyWidthRamp(Chunk& chunk, float from, float to);

/// Gain of a fade at `position` of `length` frames (0 silent .. 1 full).
float fadeGain(project::FadeShape shape, double position, double length);

/// Multiplies the chunk by a line from `from` to `to`.
void applyGainRamp(Chunk& chunk, StereoGain from, StereoGain to);
void applyGainRamp(Chunk& chunk, float from, float to);

/// A gain on its way to where its fader stands: a changed fader is reached in kGlideChunks and never steps.
class GlidingGain {
public:
    void apply(Chunk& chunk, StereoGain wanted);
    /// A chunk's part of the way to `wanted`: where it begins and ends.
    std::pair<StereoGain, StereoGain> advance(StereoGain wanted);
    /// Follows gains given frame by frame. `source` names where they come from: what is new comes in over the chunk.
    void follow(Chunk& chunk, const std::array<StereoGain, kChunkFrames>& gains, const void* source);
    /// The next chunk is at the wanted gain at once: for a start from standstill.
    void jump() { m_started = false; }

private:
    StereoGain m_now;
    StereoGain m_target;
    int m_left = 0; ///< chunks until m_target
    bool m_started = false;
    const void* m_source = nullptr; ///< of the gains that were followed last
};

/// Adds `source` to `target`.
void addChunk(Chunk& target, const Chunk& source);

/// What the callback measured, read by the window. Peaks hold until they are read.
class MeterCell {
public:
    void add(const Chunk& chunk);
    float takePeak(int side)
    {
        return m_peak[static_cast<std::size_t>(side)].exchange(0.0f, std::memory_order_relaxed);
    }
    float rms(int side) const;

private:
    std::array<std::atomic<float>, 2> m_peak{};
    std::array<std::atomic<float>, 2> m_meanSquare{};
};

} // namespace melisma::audio
