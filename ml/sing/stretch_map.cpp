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
    int sung = 0, sungVowel = 0;     // where the token begins, and the vowel with its mark
    int spoken = 0, spokenVowel = 0; // the same as spoken
    std::size_t next = 0;
    addCorner(map, 0.0, 0.0);
    for (const auto& each : timing.tokens) {
        sung += each.frames;
        spoken += isRest(each) ? 0 : spokenFrames[next++];
        if (each.token.kind == TokenKind::stress)
            continue;
        const double edge = std::clamp(kept, 0.0, 0.5) * (spoken - spokenVowel);
        if (each.token.kind == TokenKind::vowel && sung - sungVowel > spoken - spokenVowel && edge > 0.0) {
            addCorner(map, sungVowel + edge, spokenVowel + edge);
            addCorner(map, sung - edge, spoken - edge);
        }
        addCorner(map, sung, spoken);
        sungVowel = sung;
        spokenVowel = spoken;
    }
    return map;
}

} // namespace melisma::ml::sing
