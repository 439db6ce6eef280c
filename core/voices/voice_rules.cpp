// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice_rules.h"

#include "core/models/manifest_fields.h"
#include "core/voices/voice_catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <ctime>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using models::ManifestFields;

constexpr const char* kAllow = "allow";
constexpr const char* kDeny = "deny";
constexpr const char* kEverywhere = "*";
constexpr std::size_t kDayLength = 10;

std::optional<std::chrono::year_month_day> dayOf(const std::string& text)
{
    int numbers[3] = {0, 0, 0};
    constexpr std::size_t kStarts[3] = {0, 5, 8};
    constexpr std::size_t kEnds[3] = {4, 7, 10};
    if (text.size() != kDayLength || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    for (int i = 0; i < 3; ++i) {
        const auto* end = text.data() + kEnds[i];
        if (std::from_chars(text.data() + kStarts[i], end, numbers[i]).ptr != end)
            return std::nullopt;
    }
    const std::chrono::year_month_day day{std::chrono::year(numbers[0]),
                                          std::chrono::month(static_cast<unsigned>(numbers[1])),
                                          std::chrono::day(static_cast<unsigned>(numbers[2]))};
    return day.ok() ? std::optional(day) : std::nullopt;
}

bool isCountry(const std::string& text)
{
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return text.size() == 2 && std::ranges::all_of(text, isCapital);
}

const char* word(bool allowed)
{
    return allowed ? kAllow : kDeny;
}

bool readPermission(ManifestFields& fields, const char* key)
{
    const auto text = fields.text(key);
    if (text != kAllow && text != kDeny)
        fields.complain(key, "must be allow or deny");
    return text == kAllow;
}

Error wrong(const std::string& message, const std::string& hint)
{
    return {ErrorKind::usage, message, hint, {}};
}

/// Adds the rules of whole kinds of use.
void addBarredKinds(const VoiceRules& rules, Consent consent, const IntendedUse& use, std::vector<BrokenRule>& broken)
{
    const auto bar = [&](bool wanted, bool allowed, bool needsProof, const char* rule, const char* what) {
        if (wanted && !allowed)
            broken.push_back({rule, fmt::format("its owner does not allow {}", what)});
        else if (wanted && needsProof && consent == Consent::stated)
            broken.push_back(
                {rule, fmt::format("the owner's consent is only stated, which is not enough for {}", what)});
    };
    bar(use.commercial, rules.commercial, true, "commercial", "commercial use");
    bar(use.political, rules.political, true, "political", "political use");
    bar(use.endorsement, rules.endorsement, true, "endorsement", "endorsements");
    bar(use.adult, rules.adult, false, "adult", "adult content");
    bar(use.training, rules.training, false, "training", "training of models on what it sings or says");
}

void addTerm(const VoiceRules& rules, const IntendedUse& use, std::vector<BrokenRule>& broken)
{
    const auto now = today();
    if (!rules.from.empty() && now < rules.from)
        broken.push_back({"term", "its term begins on " + rules.from});
    if (!rules.until.empty() && std::max(now, use.day) > rules.until)
        broken.push_back({"term", "its term ended on " + rules.until});
}

void addPlaces(const VoiceRules& rules, const IntendedUse& use, std::vector<BrokenRule>& broken)
{
    const auto& allowed = rules.territories;
    for (const auto& place : use.territories)
        if (!allowed.empty() && std::ranges::find(allowed, place) == allowed.end())
            broken.push_back({"territory", place == kEverywhere ? "it may only be released in " +
                                                                      fmt::format("{}", fmt::join(allowed, ", "))
                                                                : "it may not be released in " + place});
}

void addLanguages(const VoiceRules& rules, const IntendedUse& use, std::vector<BrokenRule>& broken)
{
    for (const auto& language : use.languages) {
        const auto covers = [&](const std::string& allowed) { return speaks(language, allowed); };
        if (!rules.languages.empty() && std::ranges::none_of(rules.languages, covers))
            broken.push_back({"language", "its owner does not allow the language " + language});
    }
}

/// What both allow; `none` of a list means everything. An empty answer of two lists would mean everything again, so
/// that stays a list which allows nothing.
std::vector<std::string> common(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    if (a.empty() || b.empty())
        return a.empty() ? b : a;
    std::vector<std::string> both;
    std::ranges::copy_if(a, std::back_inserter(both),
                         [&b](const std::string& one) { return std::ranges::find(b, one) != b.end(); });
    return both.empty() ? std::vector<std::string>{"none"} : both;
}

} // namespace

bool isDay(const std::string& text)
{
    return dayOf(text).has_value();
}

std::string today()
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

std::string yearsLater(const std::string& day, int years)
{
    auto date = dayOf(day);
    if (!date)
        return day;
    *date += std::chrono::years(years);
    if (!date->ok())
        date = date->year() / date->month() / std::chrono::last;
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date->year()), static_cast<unsigned>(date->month()),
                       static_cast<unsigned>(date->day()));
}

Result<void> checkRules(const VoiceRules& rules)
{
    for (const auto& day : {rules.from, rules.until})
        if (!day.empty() && !isDay(day))
            return wrong(fmt::format("'{}' is not a day", day), "Write it like 2026-01-31");
    if (!rules.from.empty() && !rules.until.empty() && rules.until < rules.from)
        return wrong("The term ends before it begins", "Give a later last day");
    for (const auto& place : rules.territories)
        if (!isCountry(place))
            return wrong(fmt::format("'{}' is not a country", place), "Use two letters, like DE or US");
    for (const auto& language : rules.languages)
        if (language.size() < 2 || language.size() > 12)
            return wrong(fmt::format("'{}' is not a language", language), "Write it like en or en-us");
    if (!std::isfinite(rules.sharePercent) || rules.sharePercent < 0.0 || rules.sharePercent > 100.0)
        return wrong("The share must be from 0 to 100 percent", "Correct it");
    if (rules.sharePercent > 0.0 && rules.payee.empty())
        return wrong("A share of the revenue needs somebody who gets it", "Add the payee");
    return {};
}

Json toJson(const VoiceRules& rules)
{
    Json json{{"commercial", word(rules.commercial)}, {"political", word(rules.political)},
              {"adult", word(rules.adult)},           {"endorsement", word(rules.endorsement)},
              {"training", word(rules.training)},     {"languages", rules.languages},
              {"territories", rules.territories},     {"sharePercent", rules.sharePercent}};
    const auto add = [&json](const char* key, const std::string& text) {
        if (!text.empty())
            json[key] = text;
    };
    add("licence", rules.licence);
    add("from", rules.from);
    add("until", rules.until);
    add("credit", rules.credit);
    add("payee", rules.payee);
    return json;
}

Result<VoiceRules> rulesFromJson(const Json& json, const std::string& where)
{
    std::string complaint;
    ManifestFields fields(json, "rules", complaint);
    VoiceRules rules;
    rules.licence = fields.text("licence", ManifestFields::Need::may);
    rules.commercial = readPermission(fields, "commercial");
    rules.political = readPermission(fields, "political");
    rules.adult = readPermission(fields, "adult");
    rules.endorsement = readPermission(fields, "endorsement");
    rules.training = readPermission(fields, "training");
    rules.languages = fields.texts("languages", ManifestFields::Need::must);
    rules.territories = fields.texts("territories", ManifestFields::Need::must);
    rules.from = fields.text("from", ManifestFields::Need::may);
    rules.until = fields.text("until", ManifestFields::Need::may);
    rules.credit = fields.text("credit", ManifestFields::Need::may);
    rules.payee = fields.text("payee", ManifestFields::Need::may);
    rules.sharePercent = fields.number("sharePercent");
    fields.finish();
    if (complaint.empty())
        if (const auto sensible = checkRules(rules); !sensible)
            complaint = sensible.error().message;
    if (!complaint.empty())
        return Error{ErrorKind::input,
                     where + " has rules that cannot be read: " + complaint,
                     "Use a Melisma that knows them, or set them anew",
                     {}};
    return rules;
}

std::vector<BrokenRule> brokenRules(const VoiceRules& rules, Consent consent, const IntendedUse& use)
{
    std::vector<BrokenRule> broken;
    if (consent == Consent::none)
        broken.push_back({"consent", "there is no record of its owner's consent"});
    if (consent == Consent::revoked)
        broken.push_back({"revoked", "its owner has revoked the consent"});
    addBarredKinds(rules, consent, use, broken);
    addTerm(rules, use, broken);
    addPlaces(rules, use, broken);
    addLanguages(rules, use, broken);
    return broken;
}

Result<void> checkUse(const std::string& voice, const VoiceRules& rules, Consent consent, const IntendedUse& use)
{
    const auto broken = brokenRules(rules, consent, use);
    if (broken.empty())
        return {};
    std::string reasons;
    for (const auto& one : broken)
        reasons += fmt::format("{}{} (rule: {})", reasons.empty() ? "" : "; ", one.sentence, one.rule);
    return Error{ErrorKind::unsupported,
                 fmt::format("The voice {} may not be used so: {}", voice, reasons),
                 "See melisma voices show, and ask its owner",
                 {}};
}

VoiceRules strictest(const std::vector<VoiceRules>& rules)
{
    VoiceRules all;
    all.commercial = all.political = all.adult = all.endorsement = all.training = true;
    std::vector<std::string> licences;
    for (const auto& one : rules) {
        all.commercial = all.commercial && one.commercial;
        all.political = all.political && one.political;
        all.adult = all.adult && one.adult;
        all.endorsement = all.endorsement && one.endorsement;
        all.training = all.training && one.training;
        all.languages = common(all.languages, one.languages);
        all.territories = common(all.territories, one.territories);
        all.from = std::max(all.from, one.from);
        if (!one.until.empty() && (all.until.empty() || one.until < all.until))
            all.until = one.until;
        licences.push_back(one.licence);
    }
    all.licence = strictestLicence(licences);
    return all;
}

VoiceRules rulesOfLicence(const std::string& licence)
{
    VoiceRules rules;
    rules.licence = licence;
    const bool free = isFreeLicence(licence);
    rules.commercial = rules.political = rules.adult = rules.endorsement = rules.training = free;
    return rules;
}

} // namespace melisma::voices
