// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/sound_target.h"
#include "app/studio/cli/voice_option.h"

namespace melisma::app {

/// `melisma speak TEXT --voice ID -o F.wav`: text to speech.
class SpeakVerb : public Verb {
public:
    std::string name() const override { return "speak"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    base::Result<base::TaskRequest> request(const VerbContext& context) const;

    std::string m_text;
    VoiceOption m_voice;
    std::string m_language;
    double m_speed = 1.0;
    double m_pauses = 1.0;
    SoundTarget m_target;
};

} // namespace melisma::app
