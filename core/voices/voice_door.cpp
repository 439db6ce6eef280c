// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice_door.h"

#include <fmt/format.h>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

Error locked(const std::string& voice)
{
    return {ErrorKind::unsupported,
            fmt::format("The voice {} is locked: this job was not given its key", voice),
            "Use it by the studio or by melisma, which ask for its owner's consent",
            {}};
}

} // namespace

Json toJson(const VoiceUnlock& unlock)
{
    return Json{{"voice", unlock.voice}, {"key", toHex(unlock.key.bytes())}, {"ownKey", unlock.ownKey}};
}

std::optional<VoiceUnlock> voiceUnlockFromJson(const Json& json)
{
    auto bytes = fromHex(base::memberOr<std::string>(json, "key", ""));
    const auto key = bytes ? SecretKey::fromBytes(*bytes) : std::nullopt;
    if (bytes)
        wipe(*bytes);
    if (!key)
        return std::nullopt;
    return VoiceUnlock{base::memberOr<std::string>(json, "voice", ""), *key,
                       base::memberOr<std::string>(json, "ownKey", "")};
}

std::string soundVoiceOf(const SoundVoices& voices, const base::TaskRequest& request)
{
    const auto voice = request.params.text("voice").value_or("");
    return voices.has(voice) ? voice : std::string();
}

IntendedUse useOf(const base::TaskRequest& request)
{
    IntendedUse use;
    if (const auto language = request.params.text("language"); language && !language->empty() && language != "auto")
        use.languages = {*language};
    return use;
}

Result<std::optional<VoiceUnlock>> unlockFor(const VoiceVault& vault, const SoundVoices& voices,
                                             const base::TaskRequest& request)
{
    const auto id = soundVoiceOf(voices, request);
    if (id.empty())
        return std::optional<VoiceUnlock>();
    const auto folder = voices.open(vault, id);
    if (!folder)
        return folder.error();
    VoiceUnlock unlock{id, folder->key(), vault.publicKey()};
    if (auto allowed = VoiceDoor(voices).check(request, unlock); !allowed)
        return allowed.error();
    return std::optional(std::move(unlock));
}

Result<base::VoiceUse> VoiceDoor::permit(const base::TaskRequest& request, const VoiceUnlock& unlock,
                                         const VoiceDetails& details) const
{
    const auto header = m_voices.get(unlock.voice);
    const auto name = header ? header->name : unlock.voice;
    if (request.task == kCheckTask)
        return base::VoiceUse{unlock.voice, name, {}, std::string(toString(consentNow(details, unlock.ownKey))), {}};
    return clonePermit(name, details, unlock.ownKey, useOf(request));
}

Result<void> VoiceDoor::check(const base::TaskRequest& request, const std::optional<VoiceUnlock>& unlock) const
{
    const auto id = soundVoiceOf(m_voices, request);
    if (id.empty())
        return {};
    if (!unlock || unlock->voice != id)
        return locked(id);
    const auto details = m_voices.openWith(unlock->key, id).details();
    if (!details)
        return details.error();
    const auto permitted = permit(request, *unlock, *details);
    return permitted ? Result<void>() : permitted.error();
}

base::OpenVoice VoiceDoor::opener(const base::TaskRequest& request, std::optional<VoiceUnlock> unlock) const
{
    return [*this, request, unlock](const std::string& id) -> Result<base::VoiceMaterial> {
        if (!unlock || unlock->voice != id || !m_voices.has(id))
            return locked(id);
        const auto folder = m_voices.openWith(unlock->key, id);
        const auto details = folder.details();
        if (!details)
            return details.error();
        auto use = permit(request, *unlock, *details);
        if (!use)
            return use.error();
        base::VoiceMaterial material{
            std::move(*use), details->settings, {}, folder.learned(), [folder](const std::string& bytes) {
                return folder.keepLearned(bytes);
            }};
        for (const auto& file : details->files) {
            if (!isSoundRole(file.role)) // what shows the consent stays shut
                continue;
            auto opened = folder.read(file);
            if (!opened)
                return opened.error();
            material.files.push_back(std::move(*opened));
        }
        return material;
    };
}

} // namespace melisma::voices
