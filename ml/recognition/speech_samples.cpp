// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/recognition/speech_samples.h"

#include <soxr.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

namespace melisma::ml::recognition {

namespace {

constexpr int kLeastRate = 4000;
constexpr int kMostRate = 768000;

/// Quantises with a little noise, the same in every call: the decoder takes digital silence for the beginning of a
/// word.
class Quantiser {
public:
    std::int16_t operator()(float sample)
    {
        const float noise =
            static_cast<float>(m_random() % kSteps) / kSteps + static_cast<float>(m_random() % kSteps) / kSteps;
        const float scaled = std::clamp(sample, -1.0F, 1.0F) * 32760.0F + kNoise * (noise - 1.0F);
        return static_cast<std::int16_t>(std::lround(scaled));
    }

private:
    static constexpr std::uint32_t kSteps = 1024;
    static constexpr float kNoise = 3.0F; ///< of 32768, triangular: -80 dB
    std::minstd_rand m_random{1};
};

} // namespace

base::Result<std::vector<std::int16_t>> speechSamples(std::span<const float> mono, int sampleRate)
{
    if (sampleRate < kLeastRate || sampleRate > kMostRate)
        return base::Error{base::ErrorKind::input,
                           "Words cannot be recognised at a rate of " + std::to_string(sampleRate) + " Hz",
                           "Give a recording of 4000 Hz or more",
                           {}};
    std::vector<float> finite(mono.begin(), mono.end());
    for (float& sample : finite)
        sample = std::isfinite(sample) ? sample : 0.0F;
    std::vector<float> out = finite;
    if (sampleRate != kSpeechRate && !finite.empty()) {
        const double ratio = static_cast<double>(kSpeechRate) / sampleRate;
        out.resize(static_cast<std::size_t>(std::ceil(static_cast<double>(finite.size()) * ratio)) + 1);
        std::size_t done = 0;
        const auto quality = soxr_quality_spec(SOXR_HQ, 0);
        const auto failed = soxr_oneshot(sampleRate, kSpeechRate, 1, finite.data(), finite.size(), nullptr, out.data(),
                                         out.size(), &done, nullptr, &quality, nullptr);
        if (failed)
            return base::Error{base::ErrorKind::internal, "The recording could not be resampled to 16 kHz",
                               "Convert it to 16 kHz and try again", failed};
        out.resize(done);
    }
    std::vector<std::int16_t> result(out.size());
    std::transform(out.begin(), out.end(), result.begin(), Quantiser());
    return result;
}

} // namespace melisma::ml::recognition
