// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/sound_voice_commands.h"

#include "app/studio/cli/speaker_check.h"
#include "app/studio/cli/worker_run.h"
#include "app/studio/scratch_folder.h"
#include "audio/files/voice_reference.h"
#include "core/base/resource_folder.h"
#include "core/project/replace_file.h"
#include "core/voices/make_voice.h"
#include "core/voices/voice_package.h"
#include "core/voices/voice_terms.h"

#include <fmt/format.h>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using voices::ConsentMethod;
using voices::VoiceDetails;
using voices::VoiceFolder;

constexpr const char* kProves = "that the record was not changed since, not who gave the consent";

std::vector<std::string> split(const std::string& text)
{
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text + ",") {
        if (c != ',' && c != ' ')
            part += c;
        else if (!part.empty())
            parts.push_back(std::exchange(part, {}));
    }
    return parts;
}

/// What of the record may be shown: neither hashes of sound nor names of files.
Json describe(const voices::ConsentRecord& record)
{
    auto json = voices::toJson(record);
    for (const char* key : {"referenceSha256", "evidenceSha256", "publicKey", "signature"})
        json.erase(key);
    if (record.method != ConsentMethod::licence)
        json.erase("source"); // the name of a file
    json["sha256"] = voices::sha256Of(record);
    json["proves"] = kProves;
    return json;
}

Json describe(const VoiceDetails& details, const std::string& ownKey)
{
    Json json{{"consent", voices::toString(voices::consentNow(details, ownKey))},
              {"licence", details.rules.licence.empty() ? "LicenseRef-voice-rules" : details.rules.licence},
              {"rules", voices::toJson(details.rules)},
              {"files", details.files.size()}};
    if (details.consent)
        json["record"] = describe(*details.consent);
    if (details.revoked)
        json["revoked"] = Json{{"time", details.revoked->time}, {"reason", details.revoked->reason}};
    return json;
}

Json describeHeader(const voices::Voice& voice)
{
    return Json{{"id", voice.id},
                {"name", voice.name},
                {"language", voice.language},
                {"sex", voice.sex},
                {"kind", voices::toString(voice.kind)},
                {"consent", "none"},
                {"licence", "LicenseRef-voice-rules"},
                {"created", voice.created}};
}

Json describe(const std::filesystem::path& path, const voices::ReferenceQuality& quality)
{
    return Json{
        {"file", path.string()},      {"seconds", quality.seconds}, {"activeSeconds", quality.activeSeconds},
        {"levelDb", quality.levelDb}, {"snrDb", quality.snrDb()},   {"weaknesses", voices::weaknessesOf(quality)}};
}

std::string textOf(const Json& object, const char* key)
{
    return base::memberOr<std::string>(object, key, "");
}

} // namespace

SoundVoiceCommands::SoundVoiceCommands()
    : m_keys(std::make_shared<VoiceKeys>(askForPassphrase))
    , m_sounds(voices::OwnVoices::usualRoot())
{}

bool SoundVoiceCommands::isAsked() const
{
    for (const auto* sub : {m_create, m_import, m_consent, m_licence, m_export})
        if (sub->parsed())
            return true;
    return false;
}

Result<Json> SoundVoiceCommands::run(const VerbContext& context)
{
    if (m_create->parsed())
        return create(context);
    if (m_import->parsed())
        return import();
    if (m_consent->parsed())
        return consent(context);
    return m_licence->parsed() ? licence() : exportVoice(context);
}

Result<VoiceFolder> SoundVoiceCommands::folder()
{
    if (const auto voice = m_sounds.get(m_id); !voice) // before anybody is asked for a passphrase
        return voice.error();
    const auto vault = m_keys->vault();
    return vault ? m_sounds.open(**vault, m_id) : vault.error();
}

Result<Json> SoundVoiceCommands::kept(const Result<voices::Voice>& voice)
{
    if (!voice)
        return voice.error();
    return show(voice->id);
}

Result<Json> SoundVoiceCommands::changed(const Result<VoiceDetails>& details)
{
    if (!details)
        return details.error();
    return show(details->id);
}

Result<Json> SoundVoiceCommands::show(const std::string& id)
{
    m_id = id;
    const auto voice = m_sounds.get(id);
    if (!voice)
        return voice.error();
    const auto opened = folder();
    const auto details = opened ? opened->details() : Result<VoiceDetails>(opened.error());
    if (!details)
        return details.error();
    auto json = describeHeader(*voice);
    json.update(describe(*details, (*m_keys->vault())->publicKey()));
    return json;
}

Json SoundVoiceCommands::list()
{
    Json list = Json::array();
    const auto listing = m_sounds.list();
    for (const auto& voice : listing.voices) {
        auto json = describeHeader(voice);
        // A list asks nobody for anything: what is locked is shown as what it is worth until then.
        const bool opens = opensUnasked(m_sounds.root());
        const auto vault = opens ? m_keys->vault() : Result<const voices::VoiceVault*>(Error{});
        const auto opened = vault ? m_sounds.open(**vault, voice.id) : Result<VoiceFolder>(Error{});
        const auto details = opened ? opened->details() : Result<VoiceDetails>(Error{});
        if (details) {
            const auto facts = describe(*details, (*vault)->publicKey());
            json["consent"] = facts["consent"];
            json["licence"] = facts["licence"];
        } else {
            json["locked"] = true;
        }
        list.push_back(std::move(json));
    }
    return Json{{"voices", std::move(list)}, {"skipped", listing.skipped}};
}

/// Null for a single recording.
Result<Json> SoundVoiceCommands::compareSpeakers(const VerbContext& context,
                                                 const std::vector<base::VoiceFile>& recordings) const
{
    if (recordings.size() < 2)
        return Json();
    if (m_severalSpeakers)
        return notCompared("--several-speakers was given");
    return checkSpeakers(context, m_files, recordings);
}

Result<Json> SoundVoiceCommands::create(const VerbContext& context)
{
    voices::NewVoice made;
    made.name = m_name;
    made.language = m_language;
    made.sex = m_sex;
    made.rules = voices::freshRules();
    Json references = Json::array();
    for (const auto& path : m_files) {
        auto reference = audio::readVoiceReference(path);
        if (!reference)
            return reference.error();
        references.push_back(describe(path, reference->quality));
        made.files.push_back(std::move(reference->file));
    }
    const auto speakers = compareSpeakers(context, made.files);
    if (!speakers)
        return speakers.error();
    const auto vault = m_keys->vault();
    auto json = vault ? kept(m_sounds.create(**vault, made)) : vault.error();
    if (json)
        (*json)["references"] = std::move(references);
    if (json && !speakers->is_null())
        (*json)["speakers"] = *speakers;
    return json;
}

Result<Json> SoundVoiceCommands::importPackage(const std::string& bytes)
{
    auto passphrase = askForPackagePassphrase(false);
    if (!passphrase)
        return passphrase.error();
    const auto vault = m_keys->vault();
    return vault ? kept(voices::unpackVoice(**vault, m_sounds, bytes, std::move(*passphrase))) : vault.error();
}

Result<Json> SoundVoiceCommands::import()
{
    const auto& path = m_files.front();
    auto model = voices::readVoiceFile("model", path);
    if (!model)
        return model.error();
    if (voices::isVoicePackage(model->bytes))
        return importPackage(model->bytes);
    if (path.extension() != ".pth")
        return Error{ErrorKind::usage,
                     path.string() + " is no voice that can be imported",
                     "Name a .pth file of RVC or an exported .melisma-voice",
                     {}};
    voices::NewVoice made;
    made.name = m_name.empty() ? path.stem().string() : m_name;
    made.kind = voices::VoiceKind::imported;
    made.language = m_language;
    made.sex = m_sex;
    made.files.push_back(std::move(*model));
    if (!m_index.empty()) {
        auto index = voices::readVoiceFile("index", m_index);
        if (!index)
            return index.error();
        made.files.push_back(std::move(*index));
    }
    const auto vault = m_keys->vault();
    return vault ? kept(m_sounds.create(**vault, made)) : vault.error();
}

Result<Json> SoundVoiceCommands::challenge(const VoiceFolder& folder)
{
    const auto resources = base::resourceFolder();
    const auto words = resources ? voices::readConsentWords(*resources) : resources.error();
    if (!words)
        return words.error();
    const auto challenge = voices::askForConsent(folder, *words, m_by, voices::secondsNow());
    if (!challenge)
        return challenge.error();
    return Json{{"id", m_id}, {"read", challenge->text()}, {"seconds", voices::ConsentChallenge::kSeconds}};
}

/// With words that were asked for and still hold, the recording is checked against them. Words that hold no longer do
/// not stand in the way of somebody who says whose consent it is.
Result<Json> SoundVoiceCommands::recording(const VerbContext& context, const VoiceFolder& folder)
{
    const auto evidence = voices::readVoiceFile("consent", m_recording);
    const auto details = folder.details();
    if (!evidence || !details)
        return !evidence ? evidence.error() : details.error();
    const auto& vault = **m_keys->vault();
    const auto now = voices::secondsNow();
    const bool asked = details->challenge && (m_by.empty() || voices::checkOpen(*details->challenge, now));
    if (!asked)
        return changed(voices::acceptEvidence(vault, folder, ConsentMethod::recording, m_by, *evidence));
    const auto request = voices::checkRequest(folder, std::filesystem::absolute(m_recording), now);
    const auto scratch = request ? ScratchFolder::make() : Result<ScratchFolder>(request.error());
    if (!scratch)
        return scratch.error();
    const auto result = runInWorker(context, *request, scratch->path(), m_keys);
    const auto check = result ? voices::consentCheckFromJson(result->facts) : result.error();
    if (!check)
        return check.error();
    return changed(voices::acceptReading(vault, folder, *check, *evidence, voices::Capture::file, now));
}

Result<Json> SoundVoiceCommands::consent(const VerbContext& context)
{
    const auto opened = folder();
    if (!opened)
        return opened.error();
    if (m_challenge)
        return challenge(*opened);
    if (!m_recording.empty())
        return recording(context, *opened);
    const auto& vault = **m_keys->vault();
    if (!m_openLicence.empty())
        return changed(voices::acceptLicence(vault, *opened, m_openLicence, m_source));
    if (!m_revoke.empty())
        return changed(voices::revokeConsent(*opened, m_revoke));
    const auto document = voices::readVoiceFile("document", m_document);
    if (!document)
        return document.error();
    return changed(voices::acceptEvidence(vault, *opened, ConsentMethod::document, m_by, *document));
}

Result<voices::VoiceRules> SoundVoiceCommands::wished(const voices::VoiceRules& before) const
{
    auto json = voices::toJson(before);
    for (const auto& [name, word] : m_permissions)
        if (!word.empty())
            json[name] = word;
    auto rules = voices::rulesFromJson(json, "The voice");
    if (!rules)
        return rules;
    if (m_languages)
        rules->languages = split(*m_languages);
    if (m_territories)
        rules->territories = split(*m_territories);
    rules->from = m_from.value_or(rules->from);
    rules->until = m_until.value_or(rules->until);
    rules->credit = m_credit.value_or(rules->credit);
    rules->sharePercent = m_share.value_or(rules->sharePercent);
    rules->payee = m_payee.value_or(rules->payee);
    return rules;
}

Result<Json> SoundVoiceCommands::licence()
{
    const auto opened = folder();
    if (!opened)
        return opened.error();
    return changed(voices::changeRules(*opened, [this](const auto& before) { return wished(before); }));
}

Result<Json> SoundVoiceCommands::exportVoice(const VerbContext& context)
{
    if (auto free = checkOutput(m_output, context.force); !free)
        return free.error();
    const auto voice = m_sounds.get(m_id);
    const auto opened = folder();
    if (!voice || !opened)
        return voice ? opened.error() : voice.error();
    auto passphrase = askForPackagePassphrase(true);
    if (!passphrase)
        return passphrase.error();
    const auto packed = voices::packVoice(*voice, *opened, std::move(*passphrase));
    if (!packed)
        return packed.error();
    if (auto written = project::replaceFile(std::filesystem::absolute(m_output), *packed); !written)
        return written.error();
    return Json{{"id", m_id}, {"path", std::filesystem::absolute(m_output).string()}, {"bytes", packed->size()}};
}

std::string SoundVoiceCommands::text(const Json& result) const
{
    if (result.contains("read"))
        return fmt::format(
            "Let the owner of the voice read this aloud within five minutes:\n\n{}\n\nThen: melisma voices "
            "consent {} --recording FILE",
            textOf(result, "read"), textOf(result, "id"));
    if (result.contains("path"))
        return textOf(result, "path");
    std::string text = fmt::format("{} ({})\n{}, {}\nConsent: {}, licence: {}", textOf(result, "name"),
                                   textOf(result, "id"), textOf(result, "kind"), textOf(result, "language"),
                                   textOf(result, "consent"), textOf(result, "licence"));
    if (result.contains("record"))
        text += fmt::format("\nThis shows {}", kProves);
    if (result.contains("speakers") && !base::memberOr<bool>(result["speakers"], "compared", true))
        text += fmt::format("\nWhether the recordings are of one person was not checked: {}",
                            textOf(result["speakers"], "why"));
    return text;
}

} // namespace melisma::app
