// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/source_curves.h"

#include "ml/vocoder/periodic_pitch.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace melisma::ml::conversion {

namespace {

constexpr double kSampleRate = 24000.0;
constexpr std::size_t kHop = 300; ///< samples of a value
constexpr double kBelowLower = 0.5;
constexpr double kAboveUpper = 2.5;
constexpr double kLowestCeiling = 500.0; ///< Hz: where most of what is periodic is hum, a voice is found all the same
constexpr float kSurelyNone = 0.02F;     ///< voicing by the encoder below which nobody speaks

} // namespace

std::optional<PitchQuartiles> quartilesOf(std::span<const float> traced)
{
    std::vector<float> voiced;
    std::ranges::copy_if(traced, std::back_inserter(voiced), [](float hertz) { return hertz > 0.0F; });
    if (voiced.empty())
        return {};
    std::ranges::sort(voiced);
    return PitchQuartiles{voiced[voiced.size() / 4], voiced[voiced.size() * 3 / 4]};
}

VoiceRange voiceRangeOf(std::span<const float> traced)
{
    VoiceRange range;
    if (const auto quartiles = quartilesOf(traced)) {
        range.floor = std::max(range.floor, kBelowLower * quartiles->lower);
        range.ceiling = std::clamp(kAboveUpper * quartiles->upper, kLowestCeiling, range.ceiling);
    }
    return range;
}

base::Result<std::vector<float>> heardPitch(std::span<const float> samples, std::size_t values, const VoiceRange& range,
                                            const std::stop_token& stop)
{
    vocoder::PeriodicPitchOptions options;
    options.floor = range.floor;
    options.ceiling = range.ceiling;
    auto pitch = vocoder::periodicPitch(samples, kSampleRate, kHop, values, options, stop);
    if (stop.stop_requested())
        return base::Error{base::ErrorKind::cancelled, "Cancelled", {}, {}};
    return pitch;
}

base::Result<std::vector<float>> heardPitch(std::span<const float> samples, std::size_t values,
                                            const std::stop_token& stop)
{
    const auto anywhere = heardPitch(samples, values, VoiceRange(), stop);
    return anywhere ? heardPitch(samples, values, voiceRangeOf(*anywhere), stop) : anywhere;
}

std::vector<float> voicedPitch(std::span<const float> traced, std::span<const float> voicing, double semitones)
{
    const auto higher = static_cast<float>(std::exp2(semitones / 12.0));
    std::vector<float> voiced(traced.begin(), traced.end());
    for (std::size_t at = 0; at < voiced.size(); ++at)
        voiced[at] *= voicing[at] < kSurelyNone ? 0.0F : higher;
    return voiced;
}

std::vector<float> voicedEnergy(const content::HeardSpeech& heard, std::span<const float> f0)
{
    auto energy = heard.energy;
    for (std::size_t at = 0; at < energy.size(); ++at)
        if (f0[at] > 0.0F)
            energy[at] = std::max(energy[at], content::usualEnergy(heard.loudness[at]));
    return energy;
}

} // namespace melisma::ml::conversion
