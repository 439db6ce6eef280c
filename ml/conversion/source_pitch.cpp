// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/source_pitch.h"

#include "ml/vocoder/harvest.h"

#include <cmath>

namespace melisma::ml::conversion {

namespace {

constexpr double kValueSeconds = 1.0 / 80.0;
constexpr float kVoicedAtLeast = 0.25F; ///< by the encoder, where a pitch was traced
constexpr float kVoicedSurely = 0.85F;  ///< where none was

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

} // namespace

base::Result<std::vector<float>> heardPitch(std::span<const float> samples, std::size_t values,
                                            const std::stop_token& stop)
{
    vocoder::HarvestOptions options;
    options.f0Floor = 55.0;
    options.f0Ceiling = 1000.0;
    const auto track = vocoder::harvest(samples, 24000, options, {stop, {}});
    if (!track)
        return track.error();
    std::vector<float> pitch(values);
    for (std::size_t at = 0; at < values; ++at)
        pitch[at] = pitchAt(*track, (static_cast<double>(at) + 0.5) * kValueSeconds);
    return pitch;
}

std::vector<float> voicedPitch(std::span<const float> bridged, std::span<const float> traced,
                               std::span<const float> voicing, double semitones)
{
    const auto higher = static_cast<float>(std::exp2(semitones / 12.0));
    std::vector<float> voiced(voicing.size());
    for (std::size_t at = 0; at < voiced.size(); ++at)
        voiced[at] = voicing[at] < (traced[at] > 0.0F ? kVoicedAtLeast : kVoicedSurely) ? 0.0F : bridged[at] * higher;
    return voiced;
}

} // namespace melisma::ml::conversion
