// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice_terms.h"

namespace melisma::voices {

namespace {

using base::Json;

VoiceTerms termsOfLicence(const base::VoiceUse& voice)
{
    return {consentFromString(voice.consent).value_or(Consent::none), {}, rulesOfLicence(voice.licence)};
}

} // namespace

void setTerms(base::ParamValues& params, const VoiceDetails& details, const std::string& ownKey)
{
    setTerms(params,
             VoiceTerms{consentNow(details, ownKey), details.consent ? sha256Of(*details.consent) : "", details.rules});
}

void setTerms(base::ParamValues& params, const VoiceTerms& terms)
{
    const Json json{{"consent", toString(terms.consent)}, {"record", terms.record}, {"rules", toJson(terms.rules)}};
    params.set(base::kVoiceTerms, json.dump());
}

base::Result<void> prepareRequest(const VoiceVault& vault, const SoundVoices& voices, base::TaskRequest& request)
{
    const auto unlock = unlockFor(vault, voices, request);
    if (!unlock || !*unlock)
        return unlock ? base::Result<void>() : unlock.error();
    const auto details = voices.openWith((*unlock)->key, (*unlock)->voice).details();
    if (!details)
        return details.error();
    setTerms(request.params, *details, vault.publicKey());
    return {};
}

std::optional<VoiceTerms> termsOf(const project::Provenance& provenance)
{
    const auto& voice = provenance.voice;
    if (voice.id.empty())
        return std::nullopt;
    const auto text = provenance.params.text(base::kVoiceTerms);
    if (!text)
        return termsOfLicence(voice);
    const auto json = base::parseJson(*text, "The terms of a voice");
    const auto rules = rulesFromJson(json ? base::memberOr<Json>(*json, "rules", Json()) : Json(), "A take");
    if (!rules) // of a later Melisma, or tampered with
        return VoiceTerms{};
    return VoiceTerms{consentFromString(base::memberOr<std::string>(*json, "consent", "")).value_or(Consent::none),
                      base::memberOr<std::string>(*json, "record", ""), *rules};
}

} // namespace melisma::voices
