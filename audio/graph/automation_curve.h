// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/chunk.h"
#include "core/music/tempo_map.h"
#include "core/project/automation.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace melisma::audio {

/// A lane in frames, for the callback: immutable, real-time safe, its value a matter of the frame alone. Lines are
/// straight in beats, so a change of tempo bends them.
class AutomationCurve {
public:
    using Values = std::array<float, kChunkFrames>;

    /// `points` must not be empty.
    AutomationCurve(const project::AutomationPoints& points, const music::TempoMap& tempoMap, int sampleRate);

    float at(std::int64_t frame) const;
    /// The values of the chunk that begins at `position`; true when they are all one.
    bool fill(std::int64_t position, Values& values) const;
    /// The first point behind `frame` and before `end`; `end` when there is none.
    std::int64_t nextPoint(std::int64_t frame, std::int64_t end) const;
    /// Steps of a switch: 1 where the value is below a half and 0 from there on, over kChunkFrames, so that nothing
    /// clicks.
    AutomationCurve asGate() const;
    /// The same held to a range; `whole` rounds, for toggles and choices.
    AutomationCurve held(float lowest, float highest, bool whole) const;

    bool operator==(const AutomationCurve&) const = default;

private:
    struct Point {
        std::int64_t frame = 0;
        float value = 0.0f;
        bool hold = false;
        bool operator==(const Point&) const = default;
    };

    AutomationCurve() = default;
    void add(std::int64_t frame, double value, bool hold);

    std::vector<Point> m_points; ///< strictly ascending
};

using CurvePointer = std::shared_ptr<const AutomationCurve>;

} // namespace melisma::audio
