// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/give_consent.h"

#include "core/base/sha256.h"
#include "core/project/provenance.h"
#include "core/voices/slug.h"
#include "core/voices/voice_catalogue.h"
#include "core/voices/voice_door.h"

#include <algorithm>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr std::size_t kIdBytes = 16;

Error noChallenge(const std::string& id)
{
    return {ErrorKind::input,
            "Nobody was asked to read anything for this voice",
            "Ask for the words first: melisma voices consent " + id + " --challenge",
            {}};
}

ConsentRecord freshRecord(const VoiceDetails& details, ConsentMethod method, const std::string& owner)
{
    ConsentRecord record;
    record.id = toHex(randomBytes(kIdBytes));
    record.voice = details.id;
    record.method = method;
    record.owner = owner;
    record.referenceSha256 = soundHashes(details);
    record.time = project::timestampNow();
    record.program = std::string("Melisma ") + MELISMA_VERSION;
    return record;
}

/// The details of a voice, which nobody else changes meanwhile.
struct Change {
    StoreLock lock;
    VoiceDetails details;
};

Result<Change> begin(const VoiceFolder& folder)
{
    auto lock = folder.lock();
    auto details = lock ? folder.details() : Result<VoiceDetails>(lock.error());
    return details ? Result<Change>(Change{std::move(*lock), std::move(*details)}) : details.error();
}

/// Puts the record in place of an older one, whose evidence goes.
Result<VoiceDetails> keep(const VoiceVault& vault, const VoiceFolder& folder, VoiceDetails details,
                          ConsentRecord record, const base::VoiceFile* evidence)
{
    std::vector<StoredFile> former;
    std::erase_if(details.files, [&former](const StoredFile& file) {
        const bool isEvidence = file.role == "consent" || file.role == "document";
        if (isEvidence)
            former.push_back(file);
        return isEvidence;
    });
    if (evidence) {
        auto stored = folder.add(*evidence);
        if (!stored)
            return stored.error();
        record.evidenceSha256 = stored->sha256;
        details.files.push_back(std::move(*stored));
    }
    vault.sign(record);
    details.consent = std::move(record);
    details.challenge.reset();
    details.revoked.reset();
    if (auto written = folder.write(details); !written) {
        if (evidence)
            folder.drop(details.files.back()); // nothing names it
        return written.error();
    }
    for (const auto& file : former)
        folder.drop(file);
    return details;
}

Result<VoiceDetails> written(const VoiceFolder& folder, VoiceDetails details)
{
    auto done = folder.write(details);
    return done ? Result<VoiceDetails>(std::move(details)) : done.error();
}

/// Whether a list of allowed places or languages, of which none means all, has grown.
bool listsMore(const std::vector<std::string>& list, const std::vector<std::string>& before)
{
    const auto known = [&before](const std::string& one) {
        return std::ranges::any_of(before, [&one](const auto& old) { return one == old || speaks(one, old); });
    };
    return !before.empty() && (list.empty() || !std::ranges::all_of(list, known));
}

bool lastsLonger(const VoiceRules& rules, const VoiceRules& before)
{
    const bool endsLater = !before.until.empty() && (rules.until.empty() || rules.until > before.until);
    return endsLater || rules.from < before.from;
}

/// Whether `rules` allow something that `before` did not.
bool allowsMore(const VoiceRules& rules, const VoiceRules& before)
{
    return (rules.commercial && !before.commercial) || (rules.political && !before.political) ||
           (rules.adult && !before.adult) || (rules.endorsement && !before.endorsement) ||
           (rules.training && !before.training) || lastsLonger(rules, before) ||
           listsMore(rules.languages, before.languages) || listsMore(rules.territories, before.territories);
}

/// What both the owner and a licence allow, with what is owed to the owner.
VoiceRules underLicence(const VoiceRules& owners, const std::string& licence, const std::string& source)
{
    auto before = owners;
    if (before.licence.empty())
        before.licence = licence;
    auto rules = strictest({before, rulesOfLicence(licence)});
    rules.credit = owners.credit.empty() ? source : owners.credit;
    rules.sharePercent = owners.sharePercent;
    rules.payee = owners.payee;
    return rules;
}

/// Whether `rules` allow what the licence that the voice is used under does not.
bool breaksLicence(const VoiceRules& rules, const std::optional<ConsentRecord>& consent)
{
    return consent && consent->method == ConsentMethod::licence &&
           allowsMore(rules, underLicence(rules, consent->licence, consent->source));
}

} // namespace

Result<ConsentChallenge> askForConsent(const VoiceFolder& folder, const std::vector<std::string>& words,
                                       const std::string& owner, std::int64_t now)
{
    auto change = begin(folder);
    if (!change)
        return change.error();
    auto* details = &change->details;
    auto challenge = makeChallenge(words, owner, details->rules, now);
    if (!challenge)
        return challenge;
    details->challenge = *challenge;
    if (auto done = folder.write(*details); !done)
        return done.error();
    return challenge;
}

Result<base::TaskRequest> checkRequest(const VoiceFolder& folder, const std::filesystem::path& recording,
                                       std::int64_t now)
{
    auto change = begin(folder);
    if (!change)
        return change.error();
    auto* details = &change->details;
    if (!details->challenge)
        return noChallenge(folder.id());
    if (auto open = checkOpen(*details->challenge, now); !open)
        return open.error();
    --details->challenge->triesLeft;
    if (auto done = folder.write(*details); !done)
        return done.error();
    base::TaskRequest request;
    request.task = kCheckTask;
    request.params.set("voice", folder.id());
    request.params.set("statement", details->challenge->statement);
    request.params.set("words", toJson(*details->challenge)["words"].dump());
    request.inputs = {{"recording", recording, {}}};
    return request;
}

Result<VoiceDetails> acceptReading(const VoiceVault& vault, const VoiceFolder& folder, const ConsentCheck& check,
                                   const base::VoiceFile& recording, Capture capture, std::int64_t now)
{
    auto change = begin(folder);
    if (!change)
        return change.error();
    auto* details = &change->details;
    if (!details->challenge || check.wordsAsked != details->challenge->words.size())
        return noChallenge(folder.id());
    if (now < details->challenge->issued || now - details->challenge->issued > ConsentChallenge::kSeconds)
        return checkOpen(*details->challenge, now).error();
    if (auto right = judge(check); !right)
        return right.error();
    if (capture == Capture::live && check.similarities.empty())
        return Error{ErrorKind::missing,
                     "This Melisma cannot compare speakers, so it cannot verify a consent",
                     "Give the consent as a recording or a document: it is then stated",
                     {}};
    auto record = freshRecord(*details, capture == Capture::live ? ConsentMethod::spoken : ConsentMethod::recording,
                              details->challenge->owner);
    record.statement = details->challenge->text();
    record.scores = scoresOf(check);
    return keep(vault, folder, std::move(*details), std::move(record), &recording);
}

Result<VoiceDetails> acceptEvidence(const VoiceVault& vault, const VoiceFolder& folder, ConsentMethod method,
                                    const std::string& owner, const base::VoiceFile& evidence)
{
    if (!isGoodName(owner) || (method != ConsentMethod::recording && method != ConsentMethod::document))
        return Error{ErrorKind::usage, "Consent needs the name of the person who gives it", "Add --by NAME", {}};
    auto change = begin(folder);
    if (!change)
        return change.error();
    auto* details = &change->details;
    auto record = freshRecord(*details, method, owner);
    record.source = evidence.name;
    return keep(vault, folder, std::move(*details), std::move(record), &evidence);
}

Result<VoiceDetails> acceptLicence(const VoiceVault& vault, const VoiceFolder& folder, const std::string& licence,
                                   const std::string& source)
{
    if (!isGoodName(licence) || !isGoodName(source))
        return Error{ErrorKind::usage,
                     "An open licence needs its name and where the voice was published under it",
                     "Add --licence CC-BY-4.0 --source TEXT",
                     {}};
    auto change = begin(folder);
    if (!change)
        return change.error();
    auto* details = &change->details;
    if (details->revoked)
        return Error{ErrorKind::unsupported,
                     "The owner of the voice revoked the consent, which no licence brings back",
                     "Let its owner agree again, by a reading, a recording or a document",
                     {}};
    auto record = freshRecord(*details, ConsentMethod::licence, source);
    record.licence = licence;
    record.source = source;
    details->rules = underLicence(details->rules, licence, source);
    return keep(vault, folder, std::move(*details), std::move(record), nullptr);
}

Result<VoiceDetails> revokeConsent(const VoiceFolder& folder, const std::string& reason)
{
    if (!isGoodName(reason))
        return Error{ErrorKind::usage, "A revocation needs a reason", "Say it in 1 to 100 letters", {}};
    auto change = begin(folder);
    if (!change)
        return change.error();
    auto* details = &change->details;
    details->revoked = Revocation{project::timestampNow(), reason};
    details->challenge.reset();
    return written(folder, std::move(*details));
}

Result<VoiceDetails> setRules(const VoiceFolder& folder, const VoiceRules& rules)
{
    return changeRules(folder, [&rules](const VoiceRules&) { return rules; });
}

Result<VoiceDetails> changeRules(const VoiceFolder& folder, const RulesChange& change)
{
    auto begun = begin(folder);
    if (!begun)
        return begun.error();
    auto& details = begun->details;
    const auto rules = change(details.rules);
    if (!rules)
        return rules.error();
    if (auto sensible = checkRules(*rules); !sensible)
        return sensible.error();
    if (breaksLicence(*rules, details.consent))
        return Error{ErrorKind::usage,
                     "The licence of the voice does not allow that",
                     "Leave its limits, or let its owner agree in another way",
                     {}};
    if (details.consent && details.consent->method == ConsentMethod::spoken && allowsMore(*rules, details.rules))
        details.consent.reset();
    details.rules = *rules;
    details.challenge.reset(); // it names what was allowed before
    return written(folder, std::move(details));
}

} // namespace melisma::voices
