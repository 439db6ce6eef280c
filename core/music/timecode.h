// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>

namespace melisma::music {

/// Pictures a second of a film. 29.97 is 30000/1001, counted by drop-frame.
enum class TimecodeRate { fps24, fps25, fps2997Drop, fps30 };

/// A picture's number as SMPTE ST 12-1 writes it, hh:mm:ss:ff. Hours go on beyond 24.
struct Timecode {
    std::int64_t hours = 0;
    int minutes = 0;
    int seconds = 0;
    int frames = 0;

    bool operator==(const Timecode&) const = default;
};

/// As counted: 24, 25, 30 and 30.
int picturesPerSecond(TimecodeRate rate);

/// The picture that is seen at a place, from 0; places before 0 count as 0.
std::int64_t pictureAt(base::Frames at, int sampleRate, TimecodeRate rate);
/// The first frame of sound at which that picture is seen.
base::Frames startOfPicture(std::int64_t picture, int sampleRate, TimecodeRate rate);

/// Drop-frame leaves out the numbers ;00 and ;01 of each minute but every tenth, and so stays within 2.6 pictures of
/// the clock in 24 hours.
Timecode timecodeOf(std::int64_t picture, TimecodeRate rate);
/// Nothing for a number that drop-frame leaves out.
std::optional<std::int64_t> pictureOf(const Timecode& timecode, TimecodeRate rate);

/// "01:00:41:06", with a semicolon before the pictures where they are counted by drop-frame.
std::string timecodeText(const Timecode& timecode, TimecodeRate rate);

} // namespace melisma::music
