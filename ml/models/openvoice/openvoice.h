// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/nn/runtime.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace melisma::ml::openvoice {

inline constexpr int kSampleRate = 22050;
inline constexpr int kHop = 256;

struct ConvertOptions {
    std::uint64_t seed = 0;
    double noise = 0.3; ///< share of chance in the latent ("tau")
};

using Probe = std::function<void(std::string_view name, std::span<const float> values, std::size_t width)>;

/// Changes the tone colour of a voice, keeping pitch and timing: the converter of OpenVoice v2 (Qin, Zhao, Yu and Sun
/// 2023), VITS without text. Owns its weights; immutable after load(); any thread, one call at a time.
class OpenVoice {
public:
    static constexpr std::size_t kShortest = 1024;              ///< samples
    static constexpr std::size_t kLongest = 60UL * kSampleRate; ///< samples at once

    /// `path`: converter/checkpoint.pth as it was published.
    static base::Result<OpenVoice> load(const std::filesystem::path& path, const Runtime& runtime);

    ~OpenVoice();
    OpenVoice(OpenVoice&&) noexcept;
    OpenVoice& operator=(OpenVoice&&) noexcept;

    /// The tone colour of mono sound at 22.05 kHz: 256 numbers. For several clips take their mean.
    base::Result<std::vector<float>> toneColour(std::span<const float> samples, const std::stop_token& stop = {}) const;

    /// `samples` (mono, 22.05 kHz) spoken with the tone colour `to` in place of `from`: samples / 256 * 256 of them.
    base::Result<std::vector<float>> convert(std::span<const float> samples, std::span<const float> from,
                                             std::span<const float> to, const ConvertOptions& options = {},
                                             const std::stop_token& stop = {}) const;

    void setProbe(Probe probe); ///< for tests

private:
    struct Net;
    explicit OpenVoice(std::unique_ptr<Net> net);
    std::unique_ptr<Net> m_net;
};

} // namespace melisma::ml::openvoice
