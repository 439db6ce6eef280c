// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/metronome.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::audio {

namespace {

constexpr double kAccentHz = 1760.0;
constexpr double kBeatHz = 1174.7;
constexpr double kLengthSeconds = 0.06;
constexpr double kDecaySeconds = 0.008; ///< time constant

} // namespace

ClickTrack clicksOf(const music::TempoMap& tempoMap, int sampleRate, std::int64_t end)
{
    ClickTrack clicks;
    for (int bar = 0;; ++bar) {
        const auto meter = tempoMap.meterAtBar(bar);
        const auto start = tempoMap.barStart(bar);
        for (int beat = 0; beat < meter.beatsPerBar; ++beat) {
            const auto frame = tempoMap.framesAt(start + meter.pulse() * beat, sampleRate).count;
            if (frame >= end)
                return clicks;
            clicks.push_back({frame, beat == 0});
        }
    }
}

CountIn countInBefore(const music::TempoMap& tempoMap, int sampleRate, std::int64_t position, int bars)
{
    if (bars <= 0)
        return {};
    const auto at = tempoMap.beatsAt(base::Frames{position}, sampleRate);
    const int bar = tempoMap.barAt(at);
    const auto meter = tempoMap.meterAtBar(bar);
    const double framesPerTick =
        60.0 * sampleRate / (tempoMap.bpmAt(at) * static_cast<double>(base::Beats::kTicksPerBeat));
    const auto ticks = (meter.barLength() * bars + (at - tempoMap.barStart(bar))).ticks;
    CountIn countIn;
    countIn.frames = std::llround(static_cast<double>(ticks) * framesPerTick);
    countIn.pulseFrames = static_cast<double>(meter.pulse().ticks) * framesPerTick;
    countIn.pulses = static_cast<int>((ticks + meter.pulse().ticks - 1) / meter.pulse().ticks);
    countIn.beatsPerBar = meter.beatsPerBar;
    return countIn;
}

void Metronome::strike(bool accent, int sampleRate)
{
    const double turn = 2.0 * std::numbers::pi * (accent ? kAccentHz : kBeatHz) / sampleRate;
    const double decay = std::exp(-1.0 / (kDecaySeconds * sampleRate));
    const float level = m_gain.load(std::memory_order_relaxed) * (accent ? 1.0f : 0.7f);
    m_feedback = static_cast<float>(2.0 * decay * std::cos(turn));
    m_damping = static_cast<float>(decay * decay);
    m_now = 0.0f; // sin 0, and the frame before it
    m_before = static_cast<float>(-level * std::sin(turn) / decay);
    m_left = static_cast<int>(kLengthSeconds * sampleRate);
}

void Metronome::ring(float* output, int frames)
{
    const int count = std::min(frames, m_left);
    for (int i = 0; i < count; ++i) {
        output[2 * i] += m_now;
        output[2 * i + 1] += m_now;
        const float next = m_feedback * m_now - m_damping * m_before;
        m_before = m_now;
        m_now = next;
    }
    m_left -= count;
}

void Metronome::follow(const ClickTrack& clicks, int sampleRate, std::int64_t position, float* output, int frames)
{
    std::int64_t done = 0;
    if (m_on.load(std::memory_order_relaxed)) {
        auto click = std::ranges::lower_bound(clicks, position, {}, &Click::frame);
        for (; click != clicks.end() && click->frame < position + frames; ++click) {
            ring(output + 2 * done, static_cast<int>(click->frame - position - done));
            done = click->frame - position;
            strike(click->accent, sampleRate);
        }
    }
    ring(output + 2 * done, static_cast<int>(frames - done));
}

void Metronome::count(const CountIn& countIn, int sampleRate, std::int64_t at, float* output, int frames)
{
    std::int64_t done = 0;
    auto pulse = static_cast<int>(std::ceil((static_cast<double>(at) - 0.5) / countIn.pulseFrames));
    for (pulse = std::max(pulse, 0); pulse < countIn.pulses; ++pulse) {
        const auto frame = std::llround(pulse * countIn.pulseFrames);
        if (frame >= at + frames)
            break;
        if (frame < at)
            continue;
        ring(output + 2 * done, static_cast<int>(frame - at - done));
        done = frame - at;
        strike(pulse % countIn.beatsPerBar == 0, sampleRate);
    }
    ring(output + 2 * done, static_cast<int>(frames - done));
}

} // namespace melisma::audio
