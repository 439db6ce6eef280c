// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

namespace melisma::project {

/// True when automation may move `target` on a track with these effects and sends; the master has no sends (null).
bool isTarget(const AutomationTarget& target, const std::vector<EffectSlot>& effects, const std::vector<Send>* sends);

/// That outputs, sends and folders lead to tracks of the right kind and never back, and that every lane moves something
/// of its own track, with points in order and in range.
base::Result<void> checkRouting(const Project& project);

} // namespace melisma::project
