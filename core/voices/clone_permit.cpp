// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/clone_permit.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr const char* kOwnRules = "LicenseRef-voice-rules"; ///< where nothing but the voice's own rules binds

Error refused(const std::string& name, const std::string& why, const std::string& id)
{
    return {ErrorKind::unsupported,
            fmt::format("The voice {} may not be cloned: {}", name, why),
            fmt::format("Let its owner agree: melisma voices consent {} --challenge", id),
            {}};
}

/// What is wrong with the record itself; empty: nothing.
std::string faultOf(const VoiceDetails& details)
{
    if (!details.consent)
        return "there is no record of its owner's consent (rule: consent)";
    if (!isIntact(*details.consent) || details.consent->voice != details.id)
        return "the record of its owner's consent was changed or is not of this voice (rule: record)";
    if (details.consent->referenceSha256 != soundHashes(details))
        return "its owner agreed to other recordings than it is made of (rule: references)";
    return {};
}

} // namespace

Consent consentNow(const VoiceDetails& details, const std::string& ownKey)
{
    if (details.revoked)
        return Consent::revoked;
    return faultOf(details).empty() ? consentOf(*details.consent, ownKey) : Consent::none;
}

Result<base::VoiceUse> clonePermit(const std::string& name, const VoiceDetails& details, const std::string& ownKey,
                                   const IntendedUse& use)
{
    if (details.revoked)
        return refused(name,
                       fmt::format("its owner revoked the consent on {}: {} (rule: revoked)",
                                   details.revoked->time.substr(0, 10), details.revoked->reason),
                       details.id);
    if (const auto fault = faultOf(details); !fault.empty())
        return refused(name, fault, details.id);
    if (!details.rules.languages.empty() && use.languages.empty())
        return Error{ErrorKind::unsupported,
                     fmt::format("The voice {} may sing in {} only, and nothing says what is sung in (rule: language)",
                                 name, fmt::join(details.rules.languages, ", ")),
                     "Name the language",
                     {}};
    const auto consent = consentNow(details, ownKey);
    if (auto allowed = checkUse(name, details.rules, consent, use); !allowed)
        return allowed.error();
    const auto& licence = details.rules.licence;
    return base::VoiceUse{details.id, name, {}, std::string(toString(consent)), licence.empty() ? kOwnRules : licence};
}

} // namespace melisma::voices
