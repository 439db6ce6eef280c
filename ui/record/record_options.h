// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"
#include "core/base/time.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace melisma::ui {

/// What is remembered of recording between sessions.
struct RecordOptions {
    audio::DeviceChoice input;             ///< no name: the system's
    double offsetMs = 0.0;                 ///< added to the latency; positive: takes stand earlier
    std::optional<double> measuredLatency; ///< seconds, by a loop; none: what the device says
    bool punch = false;                    ///< only within the loop region while the loop is off
    int preRollBars = 0;
    base::Beats inputGrid; ///< recorded notes are drawn to it; 0: as they were played
};

/// What recorded notes can be drawn to, as menus call it: nothing (0 ticks), 1/4 to 1/32, and triplets.
std::vector<std::pair<QString, base::Beats>> inputGrids();

/// Out of the user's settings, held to what makes sense.
RecordOptions rememberedRecordOptions();
void remember(const RecordOptions& options);

} // namespace melisma::ui
