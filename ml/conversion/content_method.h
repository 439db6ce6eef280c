// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/clone_method.h"
#include "ml/conversion/content_converter.h"
#include "ml/conversion/fitted_voice.h"

namespace melisma::ml::conversion {

/// The built-in way (content_converter.h): voices that Melisma speaks with, and
/// voices learned from recordings (learned_voice.h), by the content encoder that comes with it.
class ContentMethod : public CloneMethod {
public:
    static bool isThere(const std::filesystem::path& resources);
    static bool fits(const CloneTarget& target) { return target.recipe || target.file("reference"); }
    static OpenedMethod open(const CloneTarget& target, const CloneOptions& options, CloneTools& tools);

    base::ModelUse model() const override { return m_model; }
    int heardRate() const override { return VoiceEngine::kSampleRate; }
    int madeRate() const override { return VoiceEngine::kSampleRate; }
    base::Json facts() const override;
    base::Result<void> convert(const SoundSource& source, const WriteSound& write, const ShareDone& progress,
                               const std::stop_token& stop) const override;

private:
    ContentMethod(const VoiceEngine& engine, content::ContentEncoder encoder, FittedVoice voice,
                  const ContentOptions& options);

    const VoiceEngine& m_engine;
    content::ContentEncoder m_encoder;
    FittedVoice m_voice;
    ContentOptions m_options;
    base::ModelUse m_model;
};

} // namespace melisma::ml::conversion
