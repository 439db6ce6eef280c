// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/channel.h"

#include "ml/models/content_encoder/config.h"

#include <cmath>
#include <numbers>

namespace melisma::ml::content {

namespace {

using Random = std::mt19937_64;

} // namespace

torch::Tensor whiteNoise(std::int64_t count, Random& random)
{
    auto generator = at::detail::createCPUGenerator(random());
    return torch::randn({count}, generator);
}

torch::Tensor octavesOfBins(std::int64_t count)
{
    return (torch::arange(1, count / 2 + 2) * (static_cast<double>(kSampleRate) / static_cast<double>(count)) / 1000.0)
        .log2();
}

torch::Tensor microphoneGains(const torch::Tensor& height, Random& random)
{
    auto decibels = height.clamp(-4.0, 3.5) * uniform(random, -3.0, 3.0);
    for (int hill = 0; hill < 3; ++hill) {
        const auto away = (height - uniform(random, -3.0, 3.0)) / uniform(random, 0.3, 1.5);
        decibels = decibels + uniform(random, -8.0, 8.0) * (-away.square()).exp();
    }
    if (happens(random, 0.4))
        decibels = decibels - 36.0 * (height - std::log2(uniform(random, 3.0, 7.5))).clamp_min(0.0);
    if (happens(random, 0.3))
        decibels = decibels - 24.0 * (std::log2(uniform(random, 0.06, 0.3)) - height).clamp(0.0, 4.0);
    return (decibels * (std::numbers::ln10 / 20.0)).exp();
}

torch::Tensor colouredNoise(std::int64_t count, Random& random)
{
    const auto spectrum = torch::fft::rfft(whiteNoise(count, random));
    return torch::fft::irfft(spectrum * (octavesOfBins(count) * (-uniform(random, 0.0, 1.0) * std::numbers::ln2)).exp(),
                             count);
}

} // namespace melisma::ml::content
