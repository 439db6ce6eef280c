// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/speaker_encoder/windows.h"

#include <cmath>

namespace melisma::ml::speaker_encoder {

namespace {

constexpr double kUsualLevel = 0.031622776601683794; ///< -30 dBFS
constexpr double kLeastCoverage = 0.75;

} // namespace

std::vector<std::size_t> windowStarts(std::size_t samples)
{
    const std::size_t frames = samples / kHop + 1;
    std::vector<std::size_t> starts{0};
    while (starts.back() + kWindowFrames < frames + 1) // one begins wherever the one before leaves a frame uncovered
        starts.push_back(starts.back() + kFramesBetween);
    const double covered = (static_cast<double>(samples) - static_cast<double>(starts.back() * kHop)) /
                           static_cast<double>(kWindowFrames * kHop);
    if (covered < kLeastCoverage && starts.size() > 1)
        starts.pop_back();
    return starts;
}

std::vector<float> raised(std::span<const float> samples)
{
    double power = 0.0;
    for (const float sample : samples)
        power += static_cast<double>(sample) * sample;
    const double level = std::sqrt(power / static_cast<double>(samples.size()));
    std::vector<float> louder(samples.begin(), samples.end());
    if (!(level > 0.0) || level >= kUsualLevel)
        return louder;
    for (float& sample : louder)
        sample = static_cast<float>(sample * kUsualLevel / level);
    return louder;
}

} // namespace melisma::ml::speaker_encoder
