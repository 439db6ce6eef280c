// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace melisma::audio {

/// The most bands that an effect lowers apart.
inline constexpr std::size_t kMostBands = 3;
/// dB that each band is lowered by, 0 or more.
using Reductions = std::array<float, kMostBands>;

/// One effect working on one stereo sound.
///
/// Made off the audio thread, for one sample rate; from then on it belongs to one rendering thread and neither
/// allocates, locks nor touches a file. What comes out never depends on how the frames are cut into blocks, as long as
/// the parameters change at the same frames. Silence in, after the tail, is silence out.
class Effect {
public:
    virtual ~Effect() = default;
    Effect() = default;
    Effect(const Effect&) = delete;
    Effect& operator=(const Effect&) = delete;

    /// What the parameters are to be from the next frame on, one value a ParamSpec in its order, within its range
    /// (a choice as its place, a toggle as 0 or 1). The effect glides there; after reset() it is there at once.
    virtual void setParams(std::span<const float> values) noexcept = 0;
    /// In place, any number of frames. Gives the processed sound alone: the dry share is the chain's business.
    virtual void process(float* left, float* right, int frames) noexcept = 0;
    /// As fresh.
    virtual void reset() noexcept = 0;

    /// How many frames later than it came in a sound goes out; the same for as long as the effect lives.
    virtual int latencyFrames() const { return 0; }
    /// How long after its input it still sounds, down to -80 dB, with the parameters as they are now.
    virtual std::int64_t tailFrames() const = 0;

    /// By how much it lowers the sound at its last frame, where that is what it does.
    virtual Reductions reductions() const noexcept { return {}; }
};

} // namespace melisma::audio
