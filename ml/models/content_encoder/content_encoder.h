// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/nn/runtime.h"

#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace melisma::ml::content {

/// What is said in each frame of 25 ms, whoever says it.
struct HeardSpeech {
    std::size_t frames = 0;
    std::vector<float> features; ///< 512 numbers a frame, as the speech model's text encoder gives them
    std::vector<float> energy;   ///< two values a frame, as its decoder takes them
    std::vector<float> voicing;  ///< two values a frame, 0 .. 1
    std::vector<float> symbols;  ///< log likelihoods of the 178 symbols, frame after frame
    std::vector<float> loudness; ///< two values a frame: logarithm of the length of bandsOf() under the gain
};

/// The gain under which a recording is heard best; the same for all pieces of one. `samples` mono at 24 kHz.
double hearingGain(std::span<const float> samples);

/// What is heard of them first: 80 log-mel bands for each 300 samples, row after row. `samples` mono at 24 kHz, a
/// multiple of 300; `warp` 0.8 .. 1.25 as if from a throat that is longer by this factor.
std::vector<float> bandsOf(std::span<const float> samples, double warp = 1.0);

/// The energy that usually goes with a loudness as HeardSpeech has it: the line of least squares over make_speech's
/// utterances, 1.3 off (root of the mean square) where energies spread by 5.7.
constexpr float usualEnergy(float loudness)
{
    return 1.752F * loudness + 3.164F;
}

/// Hears speech and song with the weights of train(). Immutable after load(); one thread at a time.
class ContentEncoder {
public:
    /// Errors name the file.
    static base::Result<ContentEncoder> load(const std::filesystem::path& weights, const Runtime& runtime);
    ~ContentEncoder();
    ContentEncoder(ContentEncoder&&) noexcept;
    ContentEncoder& operator=(ContentEncoder&&) noexcept;

    /// `samples` mono at 24 kHz, whole frames of 600, at most 60 s of them; frames nearer to an end than reach() do not
    /// hear all that they would in a longer piece. ErrorKind::cancelled soon after `stop`.
    base::Result<HeardSpeech> hear(std::span<const float> samples, double gain, const std::stop_token& stop = {}) const;

    /// Log likelihoods of the 178 symbols, frame after frame; `samples` and `gain` as for hear().
    base::Result<std::vector<float>> symbolLikelihoods(std::span<const float> samples, double gain) const;

    /// Frames on either side of one that its answer depends on.
    std::size_t reach() const;

private:
    struct Net;
    explicit ContentEncoder(std::unique_ptr<Net> net);
    std::unique_ptr<Net> m_net;
};

} // namespace melisma::ml::content
