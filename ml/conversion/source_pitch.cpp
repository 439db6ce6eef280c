// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/source_pitch.h"

#include "ml/vocoder/harvest.h"

#include <cmath>

namespace melisma::ml::conversion {

namespace {

constexpr double kValueSeconds = 1.0 / 80.0;
/// Decoded sound runs ahead of the curves that it was made from by this much.
constexpr double kAhead = 0.0;
constexpr float kVoiced = 0.5F;

/// Between the two frames about `seconds`, on a logarithmic scale; of one that is unvoiced the other alone.
float pitchAt(const vocoder::F0Track& track, double seconds)
{
    const double place = std::max(0.0, seconds / track.framePeriod);
    const auto last = track.hertz.size() - 1;
    const auto before = std::min(last, static_cast<std::size_t>(place));
    const float low = track.hertz[before];
    const float high = track.hertz[std::min(last, before + 1)];
    if (low <= 0.0F || high <= 0.0F)
        return std::max(low, high);
    return low * std::pow(high / low, static_cast<float>(place - static_cast<double>(before)));
}

/// Lines on a logarithmic scale across values without a pitch; at the ends the nearest is kept.
void fillGaps(std::vector<float>& pitch)
{
    std::size_t known = pitch.size();
    for (std::size_t at = 0; at < pitch.size(); ++at) {
        if (pitch[at] <= 0.0F)
            continue;
        const std::size_t from = known < pitch.size() ? known + 1 : 0;
        for (std::size_t gap = from; gap < at; ++gap) {
            const float share = static_cast<float>(gap - from + 1) / static_cast<float>(at - from + 1);
            pitch[gap] = from == 0 ? pitch[at] : pitch[known] * std::pow(pitch[at] / pitch[known], share);
        }
        known = at;
    }
    for (std::size_t at = known; known < pitch.size() && at < pitch.size(); ++at)
        pitch[at] = pitch[known];
}

} // namespace

base::Result<std::vector<float>> pitchOf(std::span<const float> samples, std::span<const float> voicing,
                                         const std::stop_token& stop)
{
    vocoder::HarvestOptions options;
    options.f0Floor = 55.0;
    options.f0Ceiling = 1000.0;
    const auto track = vocoder::harvest(samples, 24000, options, {stop, {}});
    if (!track)
        return track.error();
    std::vector<float> pitch(voicing.size());
    for (std::size_t at = 0; at < pitch.size(); ++at)
        pitch[at] = pitchAt(*track, (static_cast<double>(at) + 0.5) * kValueSeconds - kAhead);
    fillGaps(pitch);
    for (std::size_t at = 0; at < pitch.size(); ++at)
        if (voicing[at] < kVoiced)
            pitch[at] = 0.0F;
    return pitch;
}

} // namespace melisma::ml::conversion
