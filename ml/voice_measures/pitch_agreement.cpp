// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/voice_measures/pitch_agreement.h"

#include "ml/voice_measures/median.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml::measures {

namespace {

float nearestValue(const vocoder::F0Track& track, double seconds)
{
    const auto index = static_cast<std::size_t>(std::lround(seconds / track.framePeriod));
    return index < track.hertz.size() ? track.hertz[index] : 0.0F;
}

} // namespace

PitchAgreement pitchAgreement(const vocoder::F0Track& voice, const vocoder::F0Track& target, double cents)
{
    PitchAgreement answer;
    std::vector<double> offsets;
    std::size_t wanted = 0;
    std::size_t good = 0;
    for (std::size_t i = 0; i < voice.hertz.size(); ++i) {
        const float written = nearestValue(target, double(i) * voice.framePeriod);
        if (written <= 0.0F)
            continue;
        ++wanted;
        if (voice.hertz[i] <= 0.0F)
            continue;
        offsets.push_back(1200.0 * std::log2(double(voice.hertz[i]) / written));
        good += std::abs(offsets.back()) <= cents ? 1 : 0;
    }
    answer.frames = offsets.size();
    answer.within = offsets.empty() ? 0.0 : double(good) / double(offsets.size());
    answer.voicedOfTarget = wanted == 0 ? 0.0 : double(offsets.size()) / double(wanted);
    answer.medianCents = medianOf(std::move(offsets));
    return answer;
}

} // namespace melisma::ml::measures
