// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/sound_target.h"
#include "app/studio/cli/sound_voice_commands.h"
#include "core/voices/voice_library.h"

namespace melisma::app {

/// `melisma voices list | show ID | blend A B | design ID | listen ID | rename ID NAME | delete ID`: the published
/// voices and those that the user made; with SoundVoiceCommands also those of sound.
class VoicesVerb final : public Verb {
public:
    std::string name() const override { return "voices"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    void addChoices(CLI::App& list);
    void addMaking(CLI::App& blend, CLI::App& design);
    void addListening(CLI::App& listen);

    base::Result<base::Json> list(const voices::VoiceLibrary& library);
    base::Result<base::Json> show(const voices::VoiceLibrary& library);
    base::Result<base::Json> blend(const voices::VoiceLibrary& library) const;
    base::Result<base::Json> design(const voices::VoiceLibrary& library) const;
    base::Result<base::Json> listen(const voices::VoiceLibrary& library, const VerbContext& context) const;
    base::Result<base::Json> rename(const voices::VoiceLibrary& library) const;
    base::Result<base::Json> remove(const voices::VoiceLibrary& library) const;

    CLI::App* m_list = nullptr;
    CLI::App* m_show = nullptr;
    CLI::App* m_blend = nullptr;
    CLI::App* m_design = nullptr;
    CLI::App* m_listen = nullptr;
    CLI::App* m_rename = nullptr;
    CLI::App* m_delete = nullptr;
    std::string m_id;
    std::string m_other;
    std::string m_name;
    std::string m_language;
    std::string m_sex;
    std::string m_text;
    double m_mix = 0.5;
    std::vector<base::VoiceMove> m_moves; ///< one for each axis, in their order
    SoundTarget m_target;
    SoundVoiceCommands m_sound;
};

/// A voice as `voices list` has it: the fields of the contract.
base::Json describeVoice(const voices::Voice& voice);

} // namespace melisma::app
