// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/source_curves.h"

#include "ml/vocoder/periodic_pitch.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml::conversion {

namespace {

constexpr double kSampleRate = 24000.0;
constexpr std::size_t kHop = 300;    ///< samples of a value
constexpr float kSurelyNone = 0.02F; ///< voicing by the encoder below which nobody speaks

} // namespace

base::Result<std::vector<float>> heardPitch(std::span<const float> samples, std::size_t values,
                                            const std::stop_token& stop)
{
    auto pitch = vocoder::periodicPitch(samples, kSampleRate, kHop, values, {}, stop);
    if (stop.stop_requested())
        return base::Error{base::ErrorKind::cancelled, "Cancelled", {}, {}};
    return pitch;
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
