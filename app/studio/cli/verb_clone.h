// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/sound_target.h"
#include "app/studio/voice_keys.h"
#include "core/project/provenance.h"

#include <optional>

namespace melisma::app {

/// `melisma clone INPUT --voice ID -o F.wav`: the vocal in a recording in another voice, with the same timing. `--like
/// AUDIO` in place of `--voice`: in the voice that is most like somebody, among those that may be used.
class CloneVerb : public Verb {
public:
    std::string name() const override { return "clone"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    base::Result<void> checkVoice() const;
    base::Result<void> findVoice(const VerbContext& context, const std::filesystem::path& scratch,
                                 const std::shared_ptr<VoiceKeys>& keys);
    base::Result<base::TaskRequest> request(const VerbContext& context, const std::filesystem::path& scratch) const;
    base::Result<void> mayBeSource(const project::Provenance& story) const;
    base::Result<base::TaskInput> recording(const VerbContext& context, const std::filesystem::path& scratch) const;

    std::filesystem::path m_input;
    std::string m_voice; ///< as asked for, or as found
    std::filesystem::path m_like;
    std::optional<double> m_likeness; ///< of the voice that was found
    std::string m_method = "auto";
    std::string m_pitch = "auto";
    std::string m_language;
    std::optional<double> m_transpose;
    std::optional<double> m_formant;
    std::optional<double> m_timbre;
    std::optional<double> m_breath;
    std::optional<double> m_mix;
    std::optional<double> m_begin;
    std::optional<double> m_end;
    SoundTarget m_target;
};

} // namespace melisma::app
