// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/room_reverb.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

namespace melisma::audio {

namespace {

// Lengths in frames at 48 kHz. Primes, so that echoes do not fall together: 30 to 62 ms for the lines, 2 to 8 ms for
// the diffusers, none shorter than a chunk.
constexpr std::array<int, 8> kLineFrames = {1423, 1621, 1801, 2011, 2237, 2467, 2719, 2999};
constexpr std::array<int, 4> kDiffuserFrames = {113, 163, 241, 379};
constexpr float kDiffusion = 0.6f;
constexpr double kHighPassHertz = 150.0;
/// Brings the answer to steady noise to the level that process() promises; measured.
constexpr float kLevel = 0.2f;
/// Output signs of the lines: rows of a Hadamard matrix, so that left and right are uncorrelated.
constexpr std::array<float, 8> kLeft = {1, -1, 1, -1, 1, -1, 1, -1};
constexpr std::array<float, 8> kRight = {1, 1, -1, -1, 1, 1, -1, -1};

/// Four floats side by side, which every processor that we build for adds at once.
using Four = float __attribute__((vector_size(4 * sizeof(float))));
using Square = std::array<Four, 4>;

Four load(const float* from)
{
    Four four;
    std::memcpy(&four, from, sizeof(four));
    return four;
}

void transpose(Square& rows)
{
    const Four low01 = __builtin_shufflevector(rows[0], rows[1], 0, 4, 1, 5);
    const Four high01 = __builtin_shufflevector(rows[0], rows[1], 2, 6, 3, 7);
    const Four low23 = __builtin_shufflevector(rows[2], rows[3], 0, 4, 1, 5);
    const Four high23 = __builtin_shufflevector(rows[2], rows[3], 2, 6, 3, 7);
    rows[0] = __builtin_shufflevector(low01, low23, 0, 1, 4, 5);
    rows[1] = __builtin_shufflevector(low01, low23, 2, 3, 6, 7);
    rows[2] = __builtin_shufflevector(high01, high23, 0, 1, 4, 5);
    rows[3] = __builtin_shufflevector(high01, high23, 2, 3, 6, 7);
}

/// At least a chunk, whatever the rate.
std::size_t scaled(int framesAt48k, int sampleRate)
{
    const auto frames = static_cast<std::int64_t>(framesAt48k) * sampleRate / 48000;
    return static_cast<std::size_t>(std::max<std::int64_t>(frames, kChunkFrames));
}

float onePole(double hertz, int sampleRate)
{
    return static_cast<float>(std::exp(-2.0 * std::numbers::pi * hertz / sampleRate));
}

} // namespace

RoomReverb::RoomReverb(int sampleRate)
    : m_damping(onePole(kDampingHertz, sampleRate))
    , m_highPass(onePole(kHighPassHertz, sampleRate))
    , m_longestTail(static_cast<int>(2.5 * kDecaySeconds * sampleRate / kChunkFrames))
{
    for (std::size_t i = 0; i < kDiffusers; ++i)
        m_diffusers[i].ring.resize(scaled(kDiffuserFrames[i], sampleRate));
    for (std::size_t i = 0; i < kLines; ++i) {
        const auto frames = scaled(kLineFrames[i], sampleRate);
        m_lines[i].ring.resize(frames);
        m_gains[i] =
            static_cast<float>(std::pow(10.0, -3.0 * static_cast<double>(frames) / (kDecaySeconds * sampleRate)));
    }
}

void RoomReverb::Delay::read(Block& out) const
{
    const auto first = std::min(out.size(), ring.size() - at);
    std::copy_n(ring.begin() + static_cast<std::ptrdiff_t>(at), first, out.begin());
    std::copy_n(ring.begin(), out.size() - first, out.begin() + static_cast<std::ptrdiff_t>(first));
}

void RoomReverb::Delay::write(const Block& in)
{
    const auto first = std::min(in.size(), ring.size() - at);
    std::copy_n(in.begin(), first, ring.begin() + static_cast<std::ptrdiff_t>(at));
    std::copy(in.begin() + static_cast<std::ptrdiff_t>(first), in.end(), ring.begin());
    at = (at + in.size()) % ring.size();
}

/// What enters the room: both sides, without the lows.
RoomReverb::Block RoomReverb::enter(const Chunk& chunk, float send)
{
    Block block;
    for (std::size_t i = 0; i < block.size(); ++i) {
        const float sample = 0.5f * send * (chunk.left[i] + chunk.right[i]);
        m_rumble = sample + m_highPass * (m_rumble - sample);
        block[i] = sample - m_rumble;
    }
    return block;
}

void RoomReverb::diffuse(Block& block)
{
    for (auto& diffuser : m_diffusers) {
        Block delayed;
        Block stored;
        diffuser.read(delayed);
        for (std::size_t i = 0; i < block.size(); ++i) {
            stored[i] = block[i] + kDiffusion * delayed[i];
            block[i] = delayed[i] - kDiffusion * stored[i];
        }
        diffuser.write(stored);
    }
}

/// A one-pole filter waits for its last sample, so four lines are filtered side by side.
void RoomReverb::damp(Lines& lines)
{
    for (std::size_t first = 0; first < kLines; first += 4) {
        Four low = load(&m_lows[first]);
        const Four gain = load(&m_gains[first]);
        for (std::size_t i = 0; i < kChunkFrames; i += 4) {
            Square frames{load(&lines[first][i]), load(&lines[first + 1][i]), load(&lines[first + 2][i]),
                          load(&lines[first + 3][i])};
            transpose(frames);
            for (Four& frame : frames) {
                low = frame + m_damping * (low - frame);
                frame = gain * low;
            }
            transpose(frames);
            for (std::size_t line = 0; line < 4; ++line)
                std::memcpy(&lines[first + line][i], &frames[line], sizeof(Four));
        }
        std::memcpy(&m_lows[first], &low, sizeof(Four));
    }
}

void RoomReverb::process(Chunk& chunk, float send)
{
    Block input = enter(chunk, send);
    if (std::ranges::any_of(input, [](float sample) { return std::abs(sample) > 1e-7f; }))
        m_tailChunks = m_longestTail;
    else if (m_tailChunks == 0)
        return;
    else if (--m_tailChunks == 0)
        return clear();
    diffuse(input);

    Lines lines;
    for (std::size_t line = 0; line < kLines; ++line)
        m_lines[line].read(lines[line]);
    damp(lines);
    Block sum{};
    for (std::size_t line = 0; line < kLines; ++line)
        for (std::size_t i = 0; i < kChunkFrames; ++i) {
            const float sample = lines[line][i];
            sum[i] += sample;
            chunk.left[i] += kLevel * kLeft[line] * sample;
            chunk.right[i] += kLevel * kRight[line] * sample;
        }
    // Householder feedback: every line gets itself less a quarter of the sum of all eight, which loses no energy.
    for (std::size_t line = 0; line < kLines; ++line) {
        for (std::size_t i = 0; i < kChunkFrames; ++i)
            lines[line][i] += input[i] - 0.25f * sum[i];
        m_lines[line].write(lines[line]);
    }
}

void RoomReverb::clear()
{
    for (auto& diffuser : m_diffusers) {
        std::ranges::fill(diffuser.ring, 0.0f);
        diffuser.at = 0;
    }
    for (auto& line : m_lines) {
        std::ranges::fill(line.ring, 0.0f);
        line.at = 0;
    }
    m_lows.fill(0.0f);
    m_rumble = 0.0f;
    m_tailChunks = 0;
}

} // namespace melisma::audio
