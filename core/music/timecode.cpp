// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/timecode.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::music {
namespace {

constexpr std::int64_t kDropped = 2;                                    ///< numbers left out in a minute
constexpr std::int64_t kPerMinute = 60 * 30 - kDropped;                 ///< pictures of a minute that drops
constexpr std::int64_t kPerTenMinutes = 10 * 60 * 30 - 9 * kDropped;    ///< the first of ten drops none
constexpr std::int64_t kNumeratorNtsc = 30000, kDenominatorNtsc = 1001; ///< pictures a second

struct Ratio {
    std::int64_t pictures, seconds;
};

Ratio ratioOf(TimecodeRate rate)
{
    return rate == TimecodeRate::fps2997Drop ? Ratio{kNumeratorNtsc, kDenominatorNtsc}
                                             : Ratio{picturesPerSecond(rate), 1};
}

/// As if no number had been left out.
std::int64_t undropped(std::int64_t picture)
{
    const std::int64_t inTen = picture % kPerTenMinutes;
    const std::int64_t droppingMinutes = inTen < kDropped ? 0 : (inTen - kDropped) / kPerMinute;
    return picture + kDropped * (9 * (picture / kPerTenMinutes) + droppingMinutes);
}

} // namespace

int picturesPerSecond(TimecodeRate rate)
{
    return rate == TimecodeRate::fps24 ? 24 : rate == TimecodeRate::fps25 ? 25 : 30;
}

std::int64_t pictureAt(base::Frames at, int sampleRate, TimecodeRate rate)
{
    const Ratio ratio = ratioOf(rate);
    return std::max<std::int64_t>(at.count, 0) * ratio.pictures / (sampleRate * ratio.seconds);
}

base::Frames startOfPicture(std::int64_t picture, int sampleRate, TimecodeRate rate)
{
    const Ratio ratio = ratioOf(rate);
    return {(picture * sampleRate * ratio.seconds + ratio.pictures - 1) / ratio.pictures};
}

Timecode timecodeOf(std::int64_t picture, TimecodeRate rate)
{
    const int fps = picturesPerSecond(rate);
    const std::int64_t number = rate == TimecodeRate::fps2997Drop ? undropped(picture) : picture;
    const std::int64_t seconds = number / fps;
    return {seconds / 3600, static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60),
            static_cast<int>(number % fps)};
}

std::optional<std::int64_t> pictureOf(const Timecode& timecode, TimecodeRate rate)
{
    const std::int64_t minutes = timecode.hours * 60 + timecode.minutes;
    const std::int64_t number = (minutes * 60 + timecode.seconds) * picturesPerSecond(rate) + timecode.frames;
    if (rate != TimecodeRate::fps2997Drop)
        return number;
    if (timecode.minutes % 10 != 0 && timecode.seconds == 0 && timecode.frames < kDropped)
        return std::nullopt;
    return number - kDropped * (minutes - minutes / 10);
}

std::string timecodeText(const Timecode& timecode, TimecodeRate rate)
{
    return fmt::format("{:02}:{:02}:{:02}{}{:02}", timecode.hours, timecode.minutes, timecode.seconds,
                       rate == TimecodeRate::fps2997Drop ? ';' : ':', timecode.frames);
}

} // namespace melisma::music
