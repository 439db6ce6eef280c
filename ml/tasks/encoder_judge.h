// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/tasks/installed_speaker_encoder.h"
#include "ml/tasks/speaker_judge.h"

#include <optional>

namespace melisma::ml {

/// Compares speakers by the model `resemblyzer`, which is loaded when first asked for.
class EncoderJudge : public SpeakerJudge {
public:
    static constexpr const char* kModel = InstalledSpeakerEncoder::kModel;

    explicit EncoderJudge(base::FindModel findModel) : m_findModel(std::move(findModel)) {}

    bool isThere() const override { return m_findModel && m_findModel(kModel).ok(); }
    base::ModelUse model() const override { return m_use; }
    double needed() const override;
    base::Result<std::vector<float>> embed(std::span<const float> recording, std::stop_token stop) override;
    base::Result<double> similarity(std::span<const float> one, std::span<const float> other,
                                    std::stop_token stop) override;

private:
    base::Result<void> load();

    base::FindModel m_findModel;
    std::optional<SpeakerEncoder> m_encoder;
    base::ModelUse m_use{kModel, "", "", "", true};
};

} // namespace melisma::ml
