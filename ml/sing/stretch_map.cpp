// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/stretch_map.h"

#include <algorithm>

namespace melisma::ml::sing {

namespace {

/// A corner at these frames, unless it stands at the sung time of the last one.
void addCorner(StretchMap& map, double sung, double spoken)
{
    if (!map.sung.empty() && sung * kFrameSeconds <= map.sung.back())
        return;
    map.sung.push_back(sung * kFrameSeconds);
    map.spoken.push_back(spoken * kFrameSeconds);
}

} // namespace

base::Result<StretchMap> stretchMap(const TokenTiming& timing, std::span<const int> spokenFrames, double kept)
{
    const auto isRest = [](const TimedToken& each) { return each.token.kind == TokenKind::rest; };
    const auto sounding = static_cast<std::size_t>(timing.tokens.size()) -
                          static_cast<std::size_t>(std::ranges::count_if(timing.tokens, isRest));
    if (sounding != spokenFrames.size() || std::ranges::any_of(spokenFrames, [](int frames) { return frames < 0; }))
        return base::Error{base::ErrorKind::input, "The spoken line does not have the sounds of the sung one",
                           "Speak the same tokens again."};
    StretchMap map;
    int sung = 0;
    int spoken = 0;
    std::size_t next = 0;
    addCorner(map, 0.0, 0.0);
    for (const auto& each : timing.tokens) {
        const int before = spoken;
        if (!isRest(each))
            spoken += spokenFrames[next++];
        const double edge = std::clamp(kept, 0.0, 0.5) * (spoken - before);
        if (each.token.kind == TokenKind::vowel && each.frames > spoken - before && edge > 0.0) {
            addCorner(map, sung + edge, before + edge);
            addCorner(map, sung + each.frames - edge, spoken - edge);
        }
        sung += each.frames;
        addCorner(map, sung, spoken);
    }
    return map;
}

} // namespace melisma::ml::sing
