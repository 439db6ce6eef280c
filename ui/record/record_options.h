// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/device/output_device.h"

#include <optional>

namespace melisma::ui {

/// What is remembered of recording between sessions.
struct RecordOptions {
    audio::DeviceChoice input;             ///< no name: the system's
    double offsetMs = 0.0;                 ///< added to the latency; positive: takes stand earlier
    std::optional<double> measuredLatency; ///< seconds, by a loop; none: what the device says
    bool punch = false;                    ///< only within the loop region while the loop is off
    int preRollBars = 0;
};

/// Out of the user's settings, held to what makes sense.
RecordOptions rememberedRecordOptions();
void remember(const RecordOptions& options);

} // namespace melisma::ui
