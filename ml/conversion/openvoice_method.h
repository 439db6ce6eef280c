// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/clone_method.h"
#include "ml/models/openvoice/openvoice.h"

namespace melisma::ml::conversion {

/// Voices of recordings by OpenVoice 2, which changes the tone colour of speech: no training, no pitch of its own.
class OpenVoiceMethod : public CloneMethod {
public:
    static bool fits(const CloneTarget& target) { return target.file("reference") != nullptr; }
    static OpenedMethod open(const CloneTarget& target, const CloneOptions& options, CloneTools& tools);

    base::ModelUse model() const override { return m_model; }
    int heardRate() const override { return openvoice::kSampleRate; }
    int madeRate() const override { return openvoice::kSampleRate; }
    base::Result<void> convert(const SoundSource& source, const WriteSound& write, const ShareDone& progress,
                               const std::stop_token& stop) const override;

private:
    OpenVoiceMethod(openvoice::OpenVoice net, std::vector<float> target, openvoice::ConvertOptions options)
        : m_net(std::move(net))
        , m_target(std::move(target))
        , m_options(options)
    {}

    openvoice::OpenVoice m_net;
    std::vector<float> m_target; ///< tone colour
    openvoice::ConvertOptions m_options;
    base::ModelUse m_model;
};

} // namespace melisma::ml::conversion
