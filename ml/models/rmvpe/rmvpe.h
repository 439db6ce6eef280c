// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/f0_source.h"
#include "ml/features/feature_rows.h"
#include "ml/nn/runtime.h"

#include <filesystem>
#include <memory>

namespace melisma::ml {

/// The pitch of a voice, also among instruments: RMVPE (Wei et al., Interspeech 2023). Owns its weights; immutable
/// after load(); any thread.
class Rmvpe : public F0Source {
public:
    static constexpr std::size_t kShortest = 513;         ///< samples
    static constexpr std::size_t kLongest = 90UL * 16000; ///< samples at once

    /// `path`: rmvpe.pt as it was published.
    static base::Result<Rmvpe> load(const std::filesystem::path& path, const Runtime& runtime);

    ~Rmvpe() override;
    Rmvpe(Rmvpe&&) noexcept;
    Rmvpe& operator=(Rmvpe&&) noexcept;

    std::string name() const override { return "rmvpe"; }

    base::Result<std::vector<float>> track(std::span<const float> samples16k,
                                           const std::stop_token& stop) const override;

    /// How strongly each of 360 pitches is heard: [frames][360].
    base::Result<FeatureRows> salience(std::span<const float> samples16k, const std::stop_token& stop = {}) const;

private:
    struct Net;
    explicit Rmvpe(std::unique_ptr<Net> net);
    std::unique_ptr<Net> m_net;
};

/// The pitch of each row of a salience as RMVPE reads it: the mean around the strongest bin, 0 below the strength of
/// `threshold`.
std::vector<float> pitchOfSalience(const FeatureRows& salience, double threshold = 0.03);

} // namespace melisma::ml
