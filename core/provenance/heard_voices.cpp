// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/provenance/heard_voices.h"

#include "core/voices/voice_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace melisma::provenance {

namespace {

using base::Json;
using base::memberOr;
using voices::Consent;

constexpr const char* kNameless = "a voice without a name";
constexpr std::string_view kBetweenVoices = " | ";

struct Heard {
    base::VoiceUse use;
    voices::VoiceTerms terms;
    bool hasRules = false; ///< of its owner's; else its licence says what is allowed
};

Heard heardOf(const Json& voice)
{
    Heard heard;
    auto& use = heard.use;
    use.id = memberOr<std::string>(voice, "voiceId", "");
    use.name = memberOr<std::string>(voice, "displayName", use.id);
    if (use.id.empty())
        use.id = use.name.empty() ? kNameless : use.name;
    use.parents = memberOr<std::vector<std::string>>(voice, "parents", {});
    use.licence = memberOr<std::string>(voice, "licence", "");
    const Json consent = memberOr(voice, "consent", Json::object());
    heard.terms.consent =
        voices::consentFromString(memberOr<std::string>(consent, "state", "")).value_or(Consent::none);
    heard.terms.record = memberOr<std::string>(consent, "recordSha256", "");
    heard.terms.rules = voices::rulesOfLicence(use.licence);
    heard.hasRules = voice.is_object() && voice.contains("rules");
    if (heard.hasRules) {
        auto rules = voices::rulesFromJson(voice["rules"], "The record");
        if (!rules) // of a later Melisma, or tampered with
            heard.terms.consent = Consent::none;
        heard.terms.rules = rules ? std::move(*rules) : voices::VoiceRules{};
    }
    use.consent = toString(heard.terms.consent);
    return heard;
}

void append(std::string& text, const std::string& more, const char* between)
{
    if (!more.empty())
        text += (text.empty() ? "" : between) + more;
}

/// What strictest() leaves out is owed to each of them.
void addDues(voices::VoiceRules& all, const std::vector<voices::VoiceRules>& rules)
{
    std::set<std::pair<std::string, double>> shares;
    std::set<std::string> credits;
    for (const auto& one : rules) {
        if (credits.insert(one.credit).second)
            append(all.credit, one.credit, "; ");
        if (one.sharePercent <= 0.0 || !shares.emplace(one.payee, one.sharePercent).second)
            continue;
        append(all.payee, fmt::format("{} {} %", one.payee, one.sharePercent), ", ");
        all.sharePercent = std::min(100.0, all.sharePercent + one.sharePercent);
    }
}

Heard together(const std::vector<Heard>& voices)
{
    Heard all;
    std::vector<voices::VoiceRules> rules;
    std::vector<std::string> licences;
    all.terms.consent = Consent::builtin;
    for (const auto& one : voices) {
        append(all.use.id, one.use.id, " + ");
        append(all.use.name, one.use.name, " + ");
        all.use.parents.push_back(one.use.id);
        all.use.parents.insert(all.use.parents.end(), one.use.parents.begin(), one.use.parents.end());
        all.terms.consent = std::max(all.terms.consent, one.terms.consent);
        all.hasRules = all.hasRules || one.hasRules;
        rules.push_back(one.terms.rules);
        licences.push_back(one.use.licence);
    }
    all.use.licence = voices::strictestLicence(licences);
    all.use.consent = toString(all.terms.consent);
    all.terms.rules = voices::strictest(rules);
    addDues(all.terms.rules, rules);
    return all;
}

void take(project::Provenance& story, const std::vector<Heard>& voices)
{
    if (voices.empty())
        return;
    const auto heard = voices.size() == 1 ? voices.front() : together(voices);
    story.voice = heard.use;
    if (heard.hasRules)
        voices::setTerms(story.params, heard.terms);
}

std::string_view cut(std::string_view& text, std::string_view at)
{
    const auto part = text.substr(0, text.find(at));
    text.remove_prefix(std::min(text.size(), part.size() + at.size()));
    return part;
}

} // namespace

void takeVoices(project::Provenance& story, const Json& voices)
{
    std::vector<Heard> heard;
    if (voices.is_array())
        for (const auto& voice : voices)
            heard.push_back(heardOf(voice));
    take(story, heard);
}

void takeVoiceTag(project::Provenance& story, std::string_view tag)
{
    Json voices = Json::array();
    while (!tag.empty()) {
        auto voice = cut(tag, kBetweenVoices);
        const auto id = cut(voice, ";");
        const auto licence = cut(voice, ";");
        voices.push_back(Json{{"voiceId", id}, {"licence", licence}, {"consent", {{"state", voice}}}});
    }
    takeVoices(story, voices);
}

} // namespace melisma::provenance
