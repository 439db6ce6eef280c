// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/features/feature_rows.h"
#include "ml/nn/runtime.h"

#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>

namespace melisma::ml {

/// What of the listener a voice was trained with.
enum class HubertOutput : std::uint8_t {
    last,      ///< what the last layer says: RVC v2, 768 numbers
    projected, ///< what the ninth says, projected: RVC v1, 256 numbers
};

/// What is said in a recording, apart from who says it: HuBERT base (Hsu et al., TASLP 2021) and its kin of the same
/// shape, like ContentVec (Qian et al., ICML 2022). Owns its weights; immutable after load(); any thread.
class Hubert {
public:
    static constexpr int kSampleRate = 16000;
    static constexpr int kFramesPerSecond = 50;
    static constexpr std::size_t kShortest = 400;               ///< samples of the first frame
    static constexpr std::size_t kLongest = 90UL * kSampleRate; ///< samples at once

    /// `path`: pytorch_model.bin or model.safetensors of a HubertModel of the library transformers.
    static base::Result<Hubert> load(const std::filesystem::path& path, const Runtime& runtime);

    ~Hubert();
    Hubert(Hubert&&) noexcept;
    Hubert& operator=(Hubert&&) noexcept;

    /// Whether the file has the projection for HubertOutput::projected.
    bool projects() const;

    /// 50 rows a second of mono sound at 16 kHz: (samples - 400) / 320 + 1. ErrorKind::input for too short or too long
    /// sound and numbers that are not finite.
    base::Result<FeatureRows> features(std::span<const float> samples16k, HubertOutput output = HubertOutput::last,
                                       const std::stop_token& stop = {}) const;

private:
    struct Net;
    explicit Hubert(std::unique_ptr<Net> net);
    std::unique_ptr<Net> m_net;
};

} // namespace melisma::ml
