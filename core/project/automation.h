// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/project/effect_slot.h"

#include <string>
#include <vector>

namespace melisma::project {

using SendId = base::Id<struct SendTag>;

enum class AutomationKind { volume, pan, mute, sendGain, effectParam, effectMix };

/// What a lane moves on its track or on the master.
struct AutomationTarget {
    AutomationKind kind = AutomationKind::volume;
    SendId send = {};     ///< of sendGain
    EffectId effect = {}; ///< of effectParam and effectMix
    std::string key = {}; ///< of effectParam
    bool operator==(const AutomationTarget&) const = default;
};

/// How the value goes on behind a point: in a line (in beats) to the next, or unchanged until it.
enum class PointShape { linear, hold };

struct AutomationPoint {
    base::Beats at;
    double value = 0.0;
    PointShape shape = PointShape::linear;
    bool operator==(const AutomationPoint&) const = default;
};

using AutomationPoints = std::vector<AutomationPoint>;

/// Values are those of the target: dB for volume and sends, -1..1 for pan, from 0.5 on muted, a parameter's own unit,
/// 0..1 for a mix. Before the first point its value holds, behind the last that one's; no point: no say.
struct AutomationLane {
    AutomationTarget target;
    AutomationPoints points; ///< strictly ascending by place
    bool on = true;
    bool operator==(const AutomationLane&) const = default;
};

/// The value at `at`, the one behind the step where there is one; `points` must not be empty.
double valueAt(const AutomationPoints& points, base::Beats at);
/// The value that is reached on the way to `at` from before: differs from valueAt() at a step alone.
double valueBefore(const AutomationPoints& points, base::Beats at);

/// The points of [from, to).
AutomationPoints pointsWithin(const AutomationPoints& points, base::Beats from, base::Beats to);
/// `points` with those of [from, to) replaced by `drawn`, which lies there and ascends. Nothing outside moves: a point
/// is set at either edge where the curve before would change.
AutomationPoints withStretch(const AutomationPoints& points, base::Beats from, base::Beats to,
                             const AutomationPoints& drawn);
/// Fewer points, none of those left out further than `tolerance` from the line of those kept. Points that hold, and
/// those behind them, stay (Ramer 1972, Douglas and Peucker 1973; distance measured along the value).
AutomationPoints thinned(const AutomationPoints& points, double tolerance);

/// The lane of that target, or null.
const AutomationLane* findLane(const std::vector<AutomationLane>& lanes, const AutomationTarget& target);

} // namespace melisma::project
