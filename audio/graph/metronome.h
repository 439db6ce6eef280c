// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/tempo_map.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace melisma::audio {

struct Click {
    std::int64_t frame = 0;
    bool accent = false; ///< the first beat of a bar
    bool operator==(const Click&) const = default;
};
using ClickTrack = std::vector<Click>; ///< ascending by frame

/// A click on every written beat from timeline zero to frame `end`.
ClickTrack clicksOf(const music::TempoMap& tempoMap, int sampleRate, std::int64_t end);

/// The beats that are counted before playback begins at a place. Plain data: it travels with the play command.
struct CountIn {
    std::int64_t frames = 0; ///< until playback begins; 0: it begins at once
    double pulseFrames = 0.0;
    int pulses = 0;      ///< clicks that are struck
    int beatsPerBar = 4; ///< every so many is accented, beginning with the first
};
/// `bars` whole bars, and the part of its bar that lies before `position`, in the tempo and meter that hold there.
CountIn countInBefore(const music::TempoMap& tempoMap, int sampleRate, std::int64_t position, int bars);

/// Strikes the clicks of a ClickTrack into the device's output, behind the master and its meters, so that no export,
/// meter or loudness figure ever holds one. The callback's, but for the two settings; real-time safe.
class Metronome {
public:
    // Any thread.
    void setOn(bool on) { m_on.store(on, std::memory_order_relaxed); }
    void setGain(float linear) { m_gain.store(linear, std::memory_order_relaxed); }

    /// Adds what of the clicks falls into the interleaved frames of [position, position + frames).
    void follow(const ClickTrack& clicks, int sampleRate, std::int64_t position, float* output, int frames);
    /// Adds a count-in's clicks to the frames that begin `at` frames behind its start.
    void count(const CountIn& countIn, int sampleRate, std::int64_t at, float* output, int frames);
    /// Lets the last click ring out.
    void ring(float* output, int frames);

private:
    void strike(bool accent, int sampleRate);

    std::atomic<bool> m_on{false};
    std::atomic<float> m_gain{0.5f};

    // The sounding click: a damped sine as a two-pole resonator.
    int m_left = 0; ///< frames to go
    float m_feedback = 0.0f;
    float m_damping = 0.0f;
    float m_now = 0.0f;
    float m_before = 0.0f;
};

} // namespace melisma::audio
