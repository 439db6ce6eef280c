// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/imported_provenance.h"

#include "audio/export/ai_tags.h"
#include "audio/export/export_project.h"
#include "core/base/sha256.h"
#include "core/provenance/heard_voices.h"

#include <algorithm>
#include <array>

namespace melisma::audio {

using base::Json;
using base::member;
using base::memberOr;
using base::Result;
using project::Contribution;
using project::Origin;
using project::Provenance;

namespace {

/// Strongest claim first: a file that is several of these is disclosed as the first.
constexpr std::array kByStrength{Origin::aiGenerated, Origin::aiTransformed, Origin::algorithmic, Origin::aiSeparated,
                                 Origin::aiEnhanced,  Origin::unknown,       Origin::imported};

Origin stronger(Origin a, Origin b)
{
    const auto rank = [](Origin origin) { return std::find(kByStrength.begin(), kByStrength.end(), origin); };
    return rank(b) < rank(a) ? b : a;
}

void addContribution(Provenance& provenance, std::string_view name)
{
    const auto contribution = project::contributionFromString(name);
    auto& all = provenance.contributions;
    if (contribution && std::find(all.begin(), all.end(), *contribution) == all.end())
        all.push_back(*contribution);
}

void setIfSaid(Provenance& provenance, const char* key, const std::optional<std::string>& text)
{
    if (text && !text->empty())
        provenance.params.set(key, *text);
}

void readSummary(Provenance& provenance, const Json& summary)
{
    const Json contributions = memberOr(summary, "contributions", Json::object());
    for (const auto& [name, share] : contributions.items())
        if (memberOr<std::string>(share, "level", "none") != "none")
            addContribution(provenance, name);
    const auto disclosure = member<std::string>(summary, "disclosure");
    // A mix of generated and other material is, taken as one piece, material that AI changed.
    if (provenance.origin == Origin::aiGenerated && disclosure == "partial")
        provenance.origin = Origin::aiTransformed;
    setIfSaid(provenance, "sourceDisclosure", disclosure);
    setIfSaid(provenance, "sourceDigitalSourceType", member<std::string>(summary, "digitalSourceType"));
}

void readModel(Provenance& provenance, const Json& models)
{
    if (!models.is_array() || models.empty())
        return;
    const auto isTrained = [](const Json& model) { return memberOr(model, "trained", false); };
    const auto trained = std::find_if(models.begin(), models.end(), isTrained);
    const Json& model = trained == models.end() ? models.front() : *trained;
    provenance.model.id = memberOr<std::string>(model, "name", memberOr<std::string>(model, "id", ""));
    provenance.model.version = memberOr<std::string>(model, "version", "");
    provenance.model.weightsSha256 = memberOr<std::string>(model, "weightsSha256", "");
    provenance.model.licence = memberOr<std::string>(model, "licence", "");
    provenance.model.trained = isTrained(model);
}

void readSegments(Provenance& provenance, const Json& segments)
{
    for (const Json& segment : segments) {
        const Origin origin = project::originFromString(memberOr<std::string>(segment, "origin", "unknown"));
        const Origin strongest = stronger(provenance.origin, origin);
        if (strongest == provenance.origin)
            continue;
        provenance.origin = strongest;
        const Json step = memberOr(segment, "step", Json::object());
        provenance.prompt = memberOr<std::string>(step, "prompt", "");
        provenance.seed = memberOr<std::uint64_t>(step, "seed", 0);
    }
}

void readRecord(Provenance& provenance, const Json& record)
{
    readSegments(provenance, memberOr(record, "segments", Json::array()));
    readSummary(provenance, memberOr(record, "summary", Json::object()));
    readModel(provenance, memberOr(record, "models", Json::array()));
    melisma::provenance::takeVoices(provenance, memberOr(record, "voices", Json::array()));
    setIfSaid(provenance, "sourceExportId", member<std::string>(record, "exportId"));
    provenance.params.set("sourceRecordSha256", base::sha256Of(record.dump()));
}

Origin originOfSourceType(std::string_view uri)
{
    const std::string_view term = uri.substr(uri.find_last_of('/') + 1);
    if (term == "trainedAlgorithmicMedia")
        return Origin::aiGenerated;
    if (term == "compositeSynthetic" || term == "compositeWithTrainedAlgorithmicMedia")
        return Origin::aiTransformed;
    if (term == "algorithmicMedia")
        return Origin::algorithmic;
    return term == "algorithmicallyEnhanced" ? Origin::aiEnhanced : Origin::imported;
}

Origin originOfDisclosure(std::string_view disclosure)
{
    if (disclosure == "full")
        return Origin::aiGenerated;
    if (disclosure == "partial")
        return Origin::aiTransformed;
    return disclosure == "assisted" ? Origin::aiEnhanced : Origin::imported;
}

/// GB 45438-2025: label 1 is generated, 2 and 3 are possibly or suspectedly so.
Origin originOfAigc(const std::string& text)
{
    const auto label = base::parseJson(text, "AIGC");
    const std::string value = label ? memberOr<std::string>(*label, "Label", "") : "";
    return value == "1" ? Origin::aiGenerated : value.empty() ? Origin::imported : Origin::unknown;
}

/// "vocals=full;lyrics=none"
void readContributionList(Provenance& provenance, std::string_view list)
{
    while (!list.empty()) {
        const std::string_view item = list.substr(0, list.find(';'));
        const auto equals = item.find('=');
        if (equals != std::string_view::npos && item.substr(equals + 1) != "none")
            addContribution(provenance, item.substr(0, equals));
        list.remove_prefix(std::min(list.size(), item.size() + 1));
    }
}

void readForeignTags(Provenance& provenance, const AiTags& tags)
{
    const auto text = [&](const char* key) {
        const auto found = tags.find(key);
        return found == tags.end() ? std::string() : found->second;
    };
    // A source type is more exact than a disclosure level, which cannot tell rules from nets.
    Origin origin = originOfSourceType(text("DIGITALSOURCETYPE"));
    if (origin == Origin::imported)
        origin = originOfDisclosure(text("AI_DISCLOSURE"));
    origin = stronger(origin, originOfAigc(text("AIGC")));
    if (origin == Origin::imported)
        return;
    provenance.origin = origin;
    readContributionList(provenance, text("AI_CONTRIBUTIONS")); // none named: it may be any
    provenance.model.id = text("AI_SYSTEM");
    provenance.model.version = text("AI_SYSTEM_VERSION");
    melisma::provenance::takeVoiceTag(provenance, text("AI_VOICE"));
    for (const auto& [key, value] : tags)
        setIfSaid(provenance, ("source." + key).c_str(), value);
}

} // namespace

Result<Provenance> importedProvenance(const std::filesystem::path& source, const std::string& sha256)
{
    const auto hash = sha256.empty() ? base::sha256OfFile(source) : Result<std::string>(sha256);
    if (!hash)
        return hash.error();
    Provenance provenance;
    provenance.origin = Origin::imported;
    provenance.started = project::timestampNow();
    provenance.toolVersion = MELISMA_VERSION;
    provenance.inputs.push_back({*hash, source.filename().string(), "parentOf"});
    // Tags that cannot be read are no reason to refuse the sound.
    if (const auto record = readUsageRecord(source))
        readRecord(provenance, *record);
    else
        readForeignTags(provenance, readAiTags(source));
    return provenance;
}

} // namespace melisma::audio
