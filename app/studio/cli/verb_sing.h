// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/sound_target.h"
#include "app/studio/cli/voice_option.h"

#include <optional>

namespace melisma::app {

/// `melisma sing --melody F.mid --lyrics TEXT --voice ID -o F.wav`: lyrics and a melody to a sung vocal.
class SingVerb : public Verb {
public:
    std::string name() const override { return "sing"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    void addVoiceShape(CLI::App& options);
    base::Result<base::TaskRequest> request(const VerbContext& context, const std::filesystem::path& scratch) const;

    std::filesystem::path m_melody;
    std::string m_lyrics;
    VoiceOption m_voice;
    std::string m_language;
    std::string m_method;
    std::string m_breaths;
    std::optional<int> m_scoops;
    std::optional<int> m_transpose;
    std::string m_part = "lead";
    std::string m_key;
    std::optional<int> m_vibrato;        ///< cents
    std::optional<double> m_vibratoRate; ///< Hz
    std::optional<int> m_vibratoOnset;   ///< ms
    std::optional<int> m_glide;          ///< ms
    SoundTarget m_target;
};

} // namespace melisma::app
