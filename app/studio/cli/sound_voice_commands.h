// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"
#include "app/studio/voice_keys.h"
#include "core/voices/give_consent.h"

namespace melisma::app {

/// The part of `melisma voices` that is about voices of sound: create, import, consent, licence, export, and what show,
/// list, rename and delete do with one.
class SoundVoiceCommands {
public:
    SoundVoiceCommands();

    void addOptions(CLI::App& options);
    /// Whether one of the commands of its own was given.
    bool isAsked() const;
    base::Result<base::Json> run(const VerbContext& context);
    std::string text(const base::Json& result) const;

    const voices::SoundVoices& sounds() const { return m_sounds; }
    /// All that may be told of one: no hash of sound, no name of a file.
    base::Result<base::Json> show(const std::string& id);
    /// With consent and licence where the vault opens without a question.
    base::Json list();

private:
    void addMaking(CLI::App& create, CLI::App& import);
    void addConsent(CLI::App& consent);
    void addLicence(CLI::App& licence);

    base::Result<voices::VoiceFolder> folder();
    base::Result<base::Json> create(const VerbContext& context);
    base::Result<base::Json> compareSpeakers(const VerbContext& context,
                                             const std::vector<base::VoiceFile>& recordings) const;
    base::Result<base::Json> import();
    base::Result<base::Json> importPackage(const std::string& bytes);
    base::Result<base::Json> consent(const VerbContext& context);
    base::Result<base::Json> challenge(const voices::VoiceFolder& folder);
    base::Result<base::Json> recording(const VerbContext& context, const voices::VoiceFolder& folder);
    base::Result<voices::VoiceRules> wished(const voices::VoiceRules& before) const;
    base::Result<base::Json> licence();
    base::Result<base::Json> exportVoice(const VerbContext& context);
    base::Result<base::Json> kept(const base::Result<voices::Voice>& voice);
    base::Result<base::Json> changed(const base::Result<voices::VoiceDetails>& details);

    std::shared_ptr<VoiceKeys> m_keys;
    voices::SoundVoices m_sounds;
    CLI::App* m_create = nullptr;
    CLI::App* m_import = nullptr;
    CLI::App* m_consent = nullptr;
    CLI::App* m_licence = nullptr;
    CLI::App* m_export = nullptr;

    std::string m_id;
    std::string m_name;
    std::string m_language = "en-us";
    std::string m_sex = "mixed";
    std::vector<std::filesystem::path> m_files;
    bool m_severalSpeakers = false;
    std::filesystem::path m_index;
    std::filesystem::path m_output;

    bool m_challenge = false;
    std::filesystem::path m_recording;
    std::filesystem::path m_document;
    std::string m_by;
    std::string m_openLicence;
    std::string m_source;
    std::string m_revoke;

    std::vector<std::pair<std::string, std::string>> m_permissions; ///< member of the rules, "allow" or "deny"
    std::optional<std::string> m_languages;
    std::optional<std::string> m_territories;
    std::optional<std::string> m_from;
    std::optional<std::string> m_until;
    std::optional<std::string> m_credit;
    std::optional<double> m_share;
    std::optional<std::string> m_payee;
};

} // namespace melisma::app
