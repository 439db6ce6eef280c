// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/harm.h"

#include "ml/models/content_encoder/channel.h"
#include "ml/models/content_encoder/config.h"
#include "ml/nn/plain_data.h"

#include <cmath>

namespace melisma::ml::content {

namespace {

using Random = std::mt19937_64;

double rmsOf(const torch::Tensor& sound)
{
    return std::sqrt(sound.square().mean().item<double>()) + 1e-9;
}

/// The spectrum of a room: the sound itself and decaying noise behind it.
torch::Tensor room(std::int64_t count, double longest, Random& random)
{
    const double decay = uniform(random, 0.08, longest);
    const auto length = std::min<std::int64_t>(count / 2, static_cast<std::int64_t>(decay * kSampleRate));
    const auto time = torch::arange(length) / static_cast<double>(kSampleRate);
    auto answer = whiteNoise(length, random) * (-6.9 / decay * time).exp();
    const double energy = answer.square().sum().item<double>();
    const double direct = std::pow(10.0, uniform(random, 0.0, 18.0) / 10.0);
    answer = answer / std::sqrt(energy * direct);
    answer[0] = 1.0;
    return torch::fft::rfft(answer, count);
}

torch::Tensor repeated(const torch::Tensor& sound, std::int64_t count)
{
    return sound.repeat({count / sound.size(0) + 1}).narrow(0, 0, count);
}

} // namespace

std::vector<float> harmed(std::span<const float> samples, std::span<const float> others, const Harm& harm,
                          Random& random)
{
    if (!happens(random, harm.chance))
        return {samples.begin(), samples.end()};
    const auto count = static_cast<std::int64_t>(samples.size());
    const auto padded = count + kSampleRate; // so that a room's tail does not come round
    auto spectrum = torch::fft::rfft(tensorOf(samples, torch::kCPU), padded);
    if (happens(random, 0.8))
        spectrum = spectrum * microphoneGains(octavesOfBins(padded), random);
    if (happens(random, 0.4))
        spectrum = spectrum * room(padded, harm.longestRoom, random);
    auto sound = torch::fft::irfft(spectrum, padded).narrow(0, 0, count);
    if (happens(random, 0.7)) {
        const bool voices = happens(random, 0.15) && !others.empty();
        const auto beside = voices ? repeated(tensorOf(others, torch::kCPU), count) : colouredNoise(count, random);
        const double over = uniform(random, voices ? harm.quietest + 6.0 : harm.quietest, 40.0);
        sound = sound + beside * (rmsOf(sound) / rmsOf(beside) * std::pow(10.0, -over / 20.0));
    }
    if (happens(random, 0.08)) {
        const double most = rmsOf(sound) * uniform(random, 1.5, 4.0);
        sound = sound.clamp(-most, most);
    }
    return plainFloats(sound);
}

} // namespace melisma::ml::content
