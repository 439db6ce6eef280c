// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/clone_method.h"
#include "ml/conversion/rvc_chain.h"

namespace melisma::ml::conversion {

/// Voices of RVC v1 and v2 (rvc_chain.h), which bring weights of their own; ContentVec and a pitch tracker are models.
class RvcMethod : public CloneMethod {
public:
    static bool fits(const CloneTarget& target) { return target.file("model") != nullptr; }
    static OpenedMethod open(const CloneTarget& target, const CloneOptions& options, CloneTools& tools);

    base::ModelUse model() const override { return m_model; }
    int heardRate() const override { return Hubert::kSampleRate; }
    int madeRate() const override { return m_voice.config().sampleRate; }
    base::Json facts() const override;
    base::Result<void> convert(const SoundSource& source, const WriteSound& write, const ShareDone& progress,
                               const std::stop_token& stop) const override;

private:
    RvcMethod(Hubert listener, rvc::Rvc voice) : m_listener(std::move(listener)), m_voice(std::move(voice)) {}

    Hubert m_listener;
    rvc::Rvc m_voice;
    std::unique_ptr<F0Source> m_pitch; ///< null for a voice without pitch
    std::optional<FeatureIndex> m_index;
    RvcOptions m_options;
    base::ModelUse m_model;
    std::vector<base::ModelUse> m_nets; ///< what listens to the source
};

} // namespace melisma::ml::conversion
