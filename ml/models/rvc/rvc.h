// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/features/feature_rows.h"
#include "ml/models/rvc/voice_file.h"
#include "ml/nn/runtime.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>

namespace melisma::ml::rvc {

/// The most rows that are turned into sound at once: 90 s.
inline constexpr std::size_t kMaxRows = 9000;

struct SynthesisOptions {
    int speaker = 0;
    std::uint64_t seed = 0;
    double noise = 1.0; ///< share of the noise, in the latent and in the excitation
};

/// Given what is between two steps: a name, and the numbers [rows][width]. For tests.
using Probe = std::function<void(std::string_view name, std::span<const float> values, std::size_t width)>;

/// A voice of RVC: SynthesizerTrnMs256/768NSFsid and their kind without pitch; VITS (Kim, Kong and Son, ICML 2021) with
/// features of a listener in place of text. Owns its weights; immutable after load(); any thread, one call at a time.
class Rvc {
public:
    /// `path`: NAME.pth. Errors as readVoiceFile's.
    static base::Result<Rvc> load(const std::filesystem::path& path, const Runtime& runtime);
    /// Of one that was read; `name` is what errors call it.
    static base::Result<Rvc> of(VoiceFile file, const std::string& name, const Runtime& runtime);

    ~Rvc();
    Rvc(Rvc&&) noexcept;
    Rvc& operator=(Rvc&&) noexcept;

    const Config& config() const;
    const Claims& claims() const;

    /// Sound of `features` (100 rows a second, as wide as the config says) at the pitch `f0` (Hz, a value a row, 0
    /// where there is none; empty for a voice without pitch): sampleRate / 100 samples a row.
    base::Result<std::vector<float>> synthesise(const FeatureRows& features, std::span<const float> f0,
                                                const SynthesisOptions& options = {},
                                                const std::stop_token& stop = {}) const;

    void setProbe(Probe probe);

private:
    struct Net;
    explicit Rvc(std::unique_ptr<Net> net);
    std::unique_ptr<Net> m_net;
};

} // namespace melisma::ml::rvc
