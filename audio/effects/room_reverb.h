// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/chunk.h"

#include <array>
#include <cstddef>
#include <vector>

namespace melisma::audio {

/// A medium room, as a feedback delay network of eight lines (J.-M. Jot and A. Chaigne, "Digital delay networks for
/// designing artificial reverberators", AES 90, 1991) behind four allpass diffusers (Schroeder 1962).
///
/// Ours rather than FluidSynth's, because that one allocates in the audio callback (an OpenMP region in every block, as
/// Debian builds it) and cannot be emptied, so that a jump would begin with the end of what came before. Fixed
/// coefficients: the same input always gives the same samples. Real-time safe once made; one thread.
class RoomReverb {
public:
    static constexpr double kDecaySeconds = 1.4;    ///< to -60 dB, below the damping
    static constexpr double kDampingHertz = 5000.0; ///< each pass through a line loses what lies above

    explicit RoomReverb(int sampleRate);

    /// Adds the room's answer to `chunk`, of which the share `send` (0..1) enters the room. With 1 the answer to
    /// steady white noise has a tenth of its power (-10 dB).
    void process(Chunk& chunk, float send);
    /// At once as fresh.
    void clear();

private:
    static constexpr std::size_t kLines = 8;
    static constexpr std::size_t kDiffusers = 4;
    using Block = std::array<float, kChunkFrames>;

    /// A ring of samples that is longer than a chunk, so that chunks can be read before they are written.
    struct Delay {
        std::vector<float> ring;
        std::size_t at = 0; ///< oldest sample: the next to be read and then overwritten
        void read(Block& out) const;
        void write(const Block& in);
    };
    using Lines = std::array<Block, kLines>;

    Block enter(const Chunk& chunk, float send);
    void diffuse(Block& block);
    void damp(Lines& lines);

    std::array<Delay, kDiffusers> m_diffusers;
    std::array<Delay, kLines> m_lines;
    alignas(16) std::array<float, kLines> m_gains{};
    alignas(16) std::array<float, kLines> m_lows{}; ///< states of the damping filters
    float m_damping = 0.0f;
    float m_highPass = 0.0f; ///< coefficient; lows stay out of the room
    float m_rumble = 0.0f;   ///< state of the high-pass
    int m_tailChunks = 0;    ///< of what still rings
    int m_longestTail = 0;
};

} // namespace melisma::audio
