// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/time_form.h"
#include "ui/timeline/time_scale.h"

#include <vector>

namespace melisma::ui {

struct TimeLine {
    base::Frames at;
    QString text; ///< empty: a line without a number
};

/// The lines of a ruler of time that are worth drawing between two frames, at round numbers of milliseconds, pictures,
/// seconds or minutes; those with a number are far enough apart for it.
std::vector<TimeLine> timeLines(TimeForm form, const TimeScale& scale, int sampleRate, base::Frames from,
                                base::Frames to);

} // namespace melisma::ui
