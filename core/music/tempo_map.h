// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <string>
#include <string_view>
#include <vector>

namespace melisma::music {

struct Meter {
    int beatsPerBar = 4;
    int beatUnit = 4;

    base::Beats barLength() const { return base::Beats{beatsPerBar * 4 * base::Beats::kTicksPerBeat / beatUnit}; }
    base::Beats pulse() const { return base::Beats{4 * base::Beats::kTicksPerBeat / beatUnit}; } ///< one written beat
    std::string text() const;
    bool operator==(const Meter&) const = default;

    /// "3/4"; 1..32 over 1, 2, 4, 8, 16 or 32.
    static base::Result<Meter> parse(std::string_view text);
};

/// Tempo from `at` on, in quarter notes a minute.
struct TempoPoint {
    base::Beats at;
    double bpm = 120.0;
    bool operator==(const TempoPoint&) const = default;
};

/// Meter from bar `bar` (0-based) on.
struct MeterPoint {
    int bar = 0;
    Meter meter;
    bool operator==(const MeterPoint&) const = default;
};

/// Where in the bars a moment lies; all 1-based as musicians count, ticks 0-based within the written beat.
struct BarPosition {
    int bar = 1;
    int beat = 1;
    int ticks = 0;
    bool operator==(const BarPosition&) const = default;
};

/// Stepwise tempo and meter over musical time. A value; always has a tempo at beat 0 and a meter at bar 0.
class TempoMap {
public:
    static constexpr double kSlowest = 20.0;
    static constexpr double kFastest = 400.0;

    TempoMap() : TempoMap(120.0, Meter{}) {}
    TempoMap(double bpm, Meter meter) : m_tempos{{{}, bpm}}, m_meters{{0, meter}} {}

    const std::vector<TempoPoint>& tempos() const { return m_tempos; }
    const std::vector<MeterPoint>& meters() const { return m_meters; }
    double bpmAt(base::Beats at) const;
    Meter meterAtBar(int bar) const;

    /// Sets or replaces the point at that place. Tempo outside kSlowest..kFastest and negative places are errors.
    base::Result<TempoMap> withTempo(base::Beats at, double bpm) const;
    base::Result<TempoMap> withMeter(int bar, Meter meter) const;

    base::Seconds secondsAt(base::Beats at) const; ///< negative places extend the first tempo
    base::Beats beatsAt(base::Seconds at) const;   ///< nearest tick
    base::Frames framesAt(base::Beats at, int sampleRate) const;
    base::Beats beatsAt(base::Frames at, int sampleRate) const;

    base::Beats barStart(int bar) const; ///< 0-based bar
    int barAt(base::Beats at) const;     ///< 0-based bar that holds `at`
    BarPosition positionAt(base::Beats at) const;

    bool operator==(const TempoMap&) const = default;

private:
    std::vector<TempoPoint> m_tempos; ///< ascending, first at 0
    std::vector<MeterPoint> m_meters; ///< ascending, first at 0
};

base::Json toJson(const TempoMap& map);
base::Result<TempoMap> tempoMapFromJson(const base::Json& json);

} // namespace melisma::music
