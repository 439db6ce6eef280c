// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/source_pitch.h"

#include "ml/vocoder/periodic_pitch.h"

#include <cmath>

namespace melisma::ml::conversion {

namespace {

constexpr double kSampleRate = 24000.0;
constexpr std::size_t kHop = 300;       ///< samples of a value
constexpr float kVoicedAtLeast = 0.25F; ///< by the encoder, where a pitch was traced
constexpr float kVoicedSurely = 0.85F;  ///< where none was

} // namespace

base::Result<std::vector<float>> heardPitch(std::span<const float> samples, std::size_t values,
                                            const std::stop_token& stop)
{
    auto pitch = vocoder::periodicPitch(samples, kSampleRate, kHop, values, {}, stop);
    if (stop.stop_requested())
        return base::Error{base::ErrorKind::cancelled, "Cancelled", {}, {}};
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
