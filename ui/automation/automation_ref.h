// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <vector>

namespace melisma::ui {

class Session;

/// One lane of automation, by what it moves.
struct AutomationRef {
    project::TrackId track; ///< 0: the master
    project::AutomationTarget target;
    bool operator==(const AutomationRef&) const = default;
};

/// The lanes of a track or of the master; none of a track that is gone.
const std::vector<project::AutomationLane>& lanesOf(const project::Project& project, project::TrackId track);
/// The lane as it stands in the project; null before its first point.
const project::AutomationLane* laneOf(const project::Project& project, const AutomationRef& ref);
/// The track, its send or its effect is there.
bool isThere(const project::Project& project, const AutomationRef& ref);

/// The slot with what the target moves at `value`, in the target's unit.
project::EffectSlot slotWith(project::EffectSlot slot, const project::AutomationTarget& target, double value);
/// Sets what holds without automation, heard at once; with the same control again the step grows.
void setResting(Session& session, const AutomationRef& ref, double value);

} // namespace melisma::ui
