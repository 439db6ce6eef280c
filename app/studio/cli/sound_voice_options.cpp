// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/sound_voice_commands.h"

#include <array>

namespace melisma::app {

namespace {

constexpr std::array<const char*, 5> kPermissions{"commercial", "political", "adult", "endorsement", "training"};

} // namespace

void SoundVoiceCommands::addOptions(CLI::App& options)
{
    const auto add = [&options](const char* name, const char* summary) {
        auto* sub = options.add_subcommand(name, summary);
        sub->fallthrough();
        return sub;
    };
    m_create = add("create", "Make a voice of recordings, for cloning");
    m_import = add("import", "Keep a voice that another program or machine made");
    m_consent = add("consent", "Give or revoke the consent of a voice's owner");
    m_licence = add("licence", "Set what the owner of a voice allows");
    m_export = add("export", "Write a voice into one file, sealed under a passphrase");
    for (auto* sub : {m_consent, m_licence, m_export})
        sub->add_option("ID", m_id, "The voice, by its name in the list")->required();
    addMaking(*m_create, *m_import);
    addConsent(*m_consent);
    addLicence(*m_licence);
    m_export->add_option("-o,--output", m_output, "The file to write")->required()->type_name("F.melisma-voice");
}

void SoundVoiceCommands::addMaking(CLI::App& create, CLI::App& import)
{
    create.add_option("NAME", m_name, "What it is called")->required();
    create.add_option("--from", m_files, "Recordings of one person, three seconds of voice each at least")
        ->required()
        ->expected(1, -1)
        ->type_name("AUDIO");
    create.add_flag("--several-speakers", m_severalSpeakers,
                    "Make it even where the recordings do not sound like one person");
    import.add_option("FILE", m_files, "A voice.pth of RVC, or an F.melisma-voice")->required()->expected(1);
    import.add_option("--index", m_index, "Its index of features")->type_name("F.index");
    import.add_option("-o,--output", m_name, "What it is called; the file's name unless told")->type_name("NAME");
    for (auto* sub : {&create, &import}) {
        sub->add_option("--language", m_language, "The language it speaks")->type_name("CODE");
        sub->add_option("--sex", m_sex, "f, m or mixed")->check(CLI::IsMember({"f", "m", "mixed"}));
    }
}

void SoundVoiceCommands::addConsent(CLI::App& consent)
{
    auto* ways = consent.add_option_group("way");
    ways->add_flag("--challenge", m_challenge, "Words for the owner to read; they hold for five minutes");
    ways->add_option("--recording", m_recording, "A recording of the consent")->type_name("F");
    ways->add_option("--document", m_document, "A signed agreement")->type_name("F");
    ways->add_option("--licence", m_openLicence, "The open licence the voice is published under")->type_name("L");
    ways->add_option("--revoke", m_revoke, "Nothing new may be made with it from now on")->type_name("REASON");
    ways->require_option(1);
    consent.add_option("--by", m_by, "Who gives the consent")->type_name("NAME");
    consent.add_option("--source", m_source, "Where the voice was published under that licence")->type_name("T");
}

void SoundVoiceCommands::addLicence(CLI::App& licence)
{
    m_permissions.reserve(kPermissions.size()); // the options keep the addresses
    for (const char* name : kPermissions)
        licence.add_option(std::string("--") + name, m_permissions.emplace_back(name, "").second, "allow or deny")
            ->check(CLI::IsMember({"allow", "deny"}));
    licence.add_option("--languages", m_languages, "The only ones, like en,de; \"\" for all");
    licence.add_option("--territories", m_territories, "The only ones, like DE,US; \"\" for everywhere");
    licence.add_option("--from", m_from, "First day, like 2026-01-31")->type_name("DAY");
    licence.add_option("--until", m_until, "Last day; \"\" for no end")->type_name("DAY");
    licence.add_option("--credit", m_credit, "Words to print with what was made");
    licence.add_option("--share", m_share, "Share of the revenue")->type_name("PERCENT");
    licence.add_option("--payee", m_payee, "Who gets that share");
}

} // namespace melisma::app
