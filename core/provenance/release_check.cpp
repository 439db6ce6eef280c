// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/provenance/release_check.h"

#include "core/models/manifest_fields.h"
#include "core/project/find_take.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::provenance {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using voices::IntendedUse;
using voices::VoiceTerms;
using Need = models::ManifestFields::Need;

constexpr const char* kEverywhere = "*";

/// By what the take remembers and by what is true now; each rule once.
std::vector<voices::BrokenRule> brokenOf(const project::Provenance& provenance, const IntendedUse& use,
                                         const CurrentTerms& current)
{
    const auto remembered = voices::termsOf(provenance);
    if (!remembered)
        return {};
    auto broken = voices::brokenRules(remembered->rules, remembered->consent, use);
    const auto add = [&](const std::string& id) {
        const auto now = current ? current(id) : std::nullopt;
        if (!now)
            return;
        for (auto& rule : voices::brokenRules(now->rules, now->consent, use))
            if (std::ranges::find(broken, rule.rule, &voices::BrokenRule::rule) == broken.end())
                broken.push_back(std::move(rule));
    };
    add(provenance.voice.id);
    std::ranges::for_each(provenance.voice.parents, add);
    return broken;
}

Error blocked(const std::vector<VoiceFinding>& findings, const std::string& what)
{
    const auto& first = findings.front();
    const auto others = findings.size() - 1;
    return {ErrorKind::unsupported,
            fmt::format("{}: in the clip '{}' of the track '{}' at {:.1f} s the voice {} is heard, and {} (rule: {}){}",
                        what, first.clip, first.track, first.startSeconds, first.voice, first.broken.sentence,
                        first.broken.rule, others > 0 ? fmt::format("; {} more like it", others) : std::string()),
            "Mute or replace the clip, or ask the owner of the voice",
            {}};
}

void add(const project::Project& project, const Segment& segment, const IntendedUse& use, const CurrentTerms& current,
         std::vector<VoiceFinding>& findings)
{
    const auto& provenance = segment.take->provenance;
    for (auto& broken : brokenOf(provenance, use, current))
        findings.push_back({segment.track->name, segment.clip->name,
                            base::toSeconds(segment.start, project.sampleRate).value, provenance.voice.id,
                            provenance.voice.name, std::move(broken)});
}

/// What the state of consent leaves of the rules, as brokenRules() reads them.
voices::VoiceRules provable(const voices::VoiceTerms& terms)
{
    auto rules = terms.rules;
    const bool proven = terms.consent == voices::Consent::builtin || terms.consent == voices::Consent::verified;
    rules.commercial = rules.commercial && proven;
    rules.political = rules.political && proven;
    rules.endorsement = rules.endorsement && proven;
    return rules;
}

} // namespace

Result<IntendedUse> readReleaseProfile(const std::filesystem::path& file)
{
    const auto json = base::readJsonFile(file);
    if (!json)
        return json.error();
    std::string complaint;
    models::ManifestFields fields(*json, "profile", complaint);
    IntendedUse use;
    use.commercial = fields.flag("commercial", Need::may);
    use.political = fields.flag("political", Need::may);
    use.adult = fields.flag("adult", Need::may);
    use.endorsement = fields.flag("endorsement", Need::may);
    use.training = fields.flag("training", Need::may);
    use.languages = fields.texts("languages", Need::may);
    use.territories = fields.texts("territories", Need::may);
    use.day = fields.text("day", Need::may);
    fields.finish();
    if (!use.day.empty() && !voices::isDay(use.day))
        fields.complain("day", "must be a day like 2026-01-31");
    else if (!use.day.empty() && use.day < voices::today())
        fields.complain("day", "must not be over");
    if (!complaint.empty())
        return Error{ErrorKind::input,
                     file.string() + " is no profile of a release: " + complaint,
                     "See docs/PROVENANCE.md",
                     {}};
    if (use.territories.empty())
        use.territories = {kEverywhere};
    return use;
}

std::vector<VoiceFinding> findBrokenRules(const project::Project& project, const Extent& extent, const IntendedUse& use,
                                          const CurrentTerms& current)
{
    std::vector<VoiceFinding> findings;
    for (const auto& segment : audibleSegments(project, extent))
        add(project, segment, use, current, findings);
    return findings;
}

Result<void> checkRelease(const project::Project& project, const Extent& extent, const IntendedUse& use,
                          const CurrentTerms& current)
{
    const auto findings = findBrokenRules(project, extent, use, current);
    return findings.empty() ? Result<void>() : blocked(findings, "This may not be released so");
}

Result<void> checkImported(const project::Project& project, const CurrentTerms& current)
{
    std::vector<VoiceFinding> findings;
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            for (const auto& take : clip->takes)
                add(project,
                    {track.get(),
                     clip.get(),
                     take.get(),
                     clip->start.toFrames(project.tempoMap, project.sampleRate),
                     {}},
                    {}, current, findings);
    return findings.empty() ? Result<void>() : blocked(findings, "This project may not be brought in");
}

Result<void> checkMaterial(const project::Provenance& story, const std::string& what, const CurrentTerms& current)
{
    const auto broken = brokenOf(story, {}, current);
    if (broken.empty())
        return {};
    return Error{ErrorKind::unsupported,
                 fmt::format("{} may not be used: the voice {} is heard in it, and {} (rule: {})", what,
                             story.voice.name, broken.front().sentence, broken.front().rule),
                 "Choose another sound, or ask the owner of the voice",
                 {}};
}

Result<void> checkInputs(const project::Project& project, const base::TaskRequest& request, const CurrentTerms& current)
{
    for (const auto& input : request.inputs)
        for (const auto& track : project.tracks)
            for (const auto& clip : track->clips)
                for (const auto& take : clip->takes)
                    if (project::isSound(*take, input.sha256))
                        if (auto allowed = checkMaterial(take->provenance, "The clip " + clip->name, current); !allowed)
                            return allowed;
    return {};
}

Json foldedTerms(const project::Project& project, const Extent& extent)
{
    std::vector<voices::VoiceRules> rules;
    bool hasOwners = false;
    Json credits = Json::array();
    Json shares = Json::array();
    const auto addOnce = [](Json& list, Json one) {
        if (std::ranges::find(list, one) == list.end())
            list.push_back(std::move(one));
    };
    for (const auto& segment : audibleSegments(project, extent)) {
        const auto& provenance = segment.take->provenance;
        const auto terms = voices::termsOf(provenance);
        hasOwners = hasOwners || (terms && provenance.params.has(base::kVoiceTerms));
        if (!terms)
            continue;
        rules.push_back(provable(*terms));
        if (!terms->rules.credit.empty())
            addOnce(credits, terms->rules.credit);
        if (terms->rules.sharePercent > 0.0)
            addOnce(shares, Json{{"payee", terms->rules.payee}, {"percent", terms->rules.sharePercent}});
    }
    if (!hasOwners)
        return Json();
    auto json = voices::toJson(voices::strictest(rules));
    for (const char* key : {"credit", "sharePercent", "payee"})
        json.erase(key);
    json["credits"] = std::move(credits);
    json["shares"] = std::move(shares);
    return json;
}

} // namespace melisma::provenance
