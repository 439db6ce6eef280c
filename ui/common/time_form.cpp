// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/time_form.h"

#include "ui/common/text.h"

namespace melisma::ui {

std::optional<music::TimecodeRate> timecodeRate(TimeForm form)
{
    if (form == TimeForm::clock)
        return std::nullopt;
    return static_cast<music::TimecodeRate>(static_cast<int>(form) - 1); // in the same order
}

QString timeText(TimeForm form, base::Frames at, int sampleRate)
{
    const auto rate = timecodeRate(form);
    if (!rate)
        return clockText(base::toSeconds(at, sampleRate));
    return toQString(music::timecodeText(music::timecodeOf(music::pictureAt(at, sampleRate, *rate), *rate), *rate));
}

} // namespace melisma::ui
