// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/time_pitch.h"

#include "core/music/tempo_map.h"

#include <algorithm>
#include <cmath>

namespace melisma::project {

bool isSound(const TimePitch& timePitch)
{
    const bool follows =
        timePitch.songBpm >= music::TempoMap::kSlowest && timePitch.songBpm <= music::TempoMap::kFastest;
    return timePitch.ratio >= kLeastStretch && timePitch.ratio <= kMostStretch &&
           std::abs(timePitch.semitones) <= kWidestShift && (timePitch.songBpm == 0.0 || follows);
}

base::Frames heardFrames(base::Frames file, const TimePitch& timePitch)
{
    if (file.count <= 0 || timePitch.ratio == 1.0)
        return file;
    return {std::max<std::int64_t>(1, std::llround(static_cast<double>(file.count) * timePitch.ratio))};
}

base::Frames fileFrames(base::Frames heard, const TimePitch& timePitch)
{
    if (timePitch.ratio == 1.0)
        return heard;
    return {std::llround(static_cast<double>(heard.count) / timePitch.ratio)};
}

TimeValue heardLength(const Clip& clip, const TakeContent& content)
{
    if (const auto* audio = std::get_if<AudioContent>(&content))
        return TimeValue::absolute(heardFrames(audio->length, clip.timePitch));
    return materialLength(content);
}

} // namespace melisma::project
