// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace melisma::base {

/// A count of audio frames (one sample per channel) at a rate known from context, usually the project's.
struct Frames {
    std::int64_t count = 0;

    constexpr auto operator<=>(const Frames&) const = default;
    constexpr Frames operator-() const { return {-count}; }
    constexpr Frames& operator+=(Frames other) { count += other.count; return *this; }
    constexpr Frames& operator-=(Frames other) { count -= other.count; return *this; }
};
constexpr Frames operator+(Frames a, Frames b) { return {a.count + b.count}; }
constexpr Frames operator-(Frames a, Frames b) { return {a.count - b.count}; }

/// Wall-clock time in seconds.
struct Seconds {
    double value = 0.0;

    constexpr auto operator<=>(const Seconds&) const = default;
};
constexpr Seconds operator+(Seconds a, Seconds b) { return {a.value + b.value}; }
constexpr Seconds operator-(Seconds a, Seconds b) { return {a.value - b.value}; }

/// Musical time in quarter notes, held as whole ticks so that bars, tuplets and MIDI stay exact.
/// A beat is always a quarter note, whatever the meter.
struct Beats {
    static constexpr std::int64_t kTicksPerBeat = 960;
    std::int64_t ticks = 0;

    /// Nearest tick to `beats` quarter notes.
    static constexpr Beats of(double beats)
    {
        const double scaled = beats * static_cast<double>(kTicksPerBeat);
        return {static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5)};
    }
    static constexpr Beats whole(std::int64_t beats) { return {beats * kTicksPerBeat}; }
    constexpr double value() const { return static_cast<double>(ticks) / static_cast<double>(kTicksPerBeat); }

    constexpr auto operator<=>(const Beats&) const = default;
    constexpr Beats operator-() const { return {-ticks}; }
    constexpr Beats& operator+=(Beats other) { ticks += other.ticks; return *this; }
    constexpr Beats& operator-=(Beats other) { ticks -= other.ticks; return *this; }
};
constexpr Beats operator+(Beats a, Beats b) { return {a.ticks + b.ticks}; }
constexpr Beats operator-(Beats a, Beats b) { return {a.ticks - b.ticks}; }
constexpr Beats operator*(Beats a, std::int64_t factor) { return {a.ticks * factor}; }

/// Seconds that `frames` last at `sampleRate` Hz, and back (nearest frame).
constexpr Seconds toSeconds(Frames frames, int sampleRate)
{
    return {static_cast<double>(frames.count) / static_cast<double>(sampleRate)};
}
constexpr Frames toFrames(Seconds seconds, int sampleRate)
{
    const double scaled = seconds.value * static_cast<double>(sampleRate);
    return {static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5)};
}

} // namespace melisma::base
