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

namespace melisma::ml {

inline constexpr int kSpeakerEncoderRate = 16000;

/// Whose voice it is, as 256 numbers: the encoder of Resemblyzer (L. Wan et al., "Generalized end-to-end loss for
/// speaker verification", ICASSP 2018). Owns its weights; immutable after load(), any thread, one call at a time a
/// thread.
class SpeakerEncoder {
public:
    /// `weights`: pretrained.pt of the package resemblyzer, as it was published. ErrorKind::input when it is damaged or
    /// of another net.
    static base::Result<SpeakerEncoder> load(const std::filesystem::path& weights, const Runtime& runtime);

    ~SpeakerEncoder();
    SpeakerEncoder(SpeakerEncoder&&) noexcept;
    SpeakerEncoder& operator=(SpeakerEncoder&&) noexcept;

    /// 256 numbers of length 1 for `samples16k` (mono, 16 kHz, at least 25 ms): the mean over windows of 1.6 s, 1.3 of
    /// them a second. Sound below -30 dBFS is raised to that, as the reference does. ErrorKind::input for silence and
    /// numbers that are not finite.
    base::Result<std::vector<float>> embed(std::span<const float> samples16k, const std::stop_token& stop = {}) const;

    /// The numbers of each window, in time. A window in which the net hears nothing is all zeros.
    base::Result<std::vector<std::vector<float>>> embedWindows(std::span<const float> samples16k,
                                                               const std::stop_token& stop = {}) const;

private:
    struct Net;
    explicit SpeakerEncoder(std::unique_ptr<Net> net);
    std::unique_ptr<Net> m_net;
};

/// How alike two voices are, 1 at most: the cosine between their numbers. 0 when one has no length or the lengths of
/// the lists differ.
double cosine(std::span<const float> one, std::span<const float> other);

} // namespace melisma::ml
