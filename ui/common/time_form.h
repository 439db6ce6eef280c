// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/music/timecode.h"

#include <QString>

#include <optional>

namespace melisma::ui {

/// What the ruler shows: bars and beats, them and the time, the time alone.
enum class RulerRows { bars, both, time };

/// How the ruler and the transport write time: minutes and seconds, or the timecode of a film.
enum class TimeForm { clock, film24, film25, film2997, film30 };

/// Nothing for minutes and seconds.
std::optional<music::TimecodeRate> timecodeRate(TimeForm form);

/// "0:41.276", "00:00:41:06"
QString timeText(TimeForm form, base::Frames at, int sampleRate);

} // namespace melisma::ui
