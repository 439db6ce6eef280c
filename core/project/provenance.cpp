// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/provenance.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace melisma::project {

namespace {

using base::Json;
using base::memberOr;

constexpr std::array<std::string_view, 9> kOrigins = {"human-recorded", "human-created",  "imported",
                                                      "ai-generated",   "ai-transformed", "ai-separated",
                                                      "ai-enhanced",    "algorithmic",    "unknown"};
constexpr std::array<std::string_view, 5> kContributions = {"vocals", "instrumentation", "composition", "lyrics",
                                                            "postProduction"};

void addText(Json& json, const char* key, const std::string& text)
{
    if (!text.empty())
        json[key] = text;
}

Json inputsToJson(const std::vector<ProvenanceInput>& inputs)
{
    Json list = Json::array();
    for (const auto& input : inputs)
        list.push_back(Json{{"sha256", input.sha256}, {"name", input.name}, {"relation", input.relation}});
    return list;
}

Json humanEditsToJson(const std::vector<HumanEdit>& edits)
{
    Json list = Json::array();
    for (const auto& edit : edits)
        list.push_back(Json{{"action", edit.action}, {"when", edit.when}});
    return list;
}

void readTexts(const Json& json, Provenance& provenance)
{
    provenance.task = memberOr<std::string>(json, "task", "");
    provenance.prompt = memberOr<std::string>(json, "prompt", "");
    provenance.lyrics = memberOr<std::string>(json, "lyrics", "");
    provenance.device = memberOr<std::string>(json, "device", "");
    provenance.started = memberOr<std::string>(json, "started", "");
    provenance.toolVersion = memberOr<std::string>(json, "toolVersion", "");
}

void readLists(const Json& json, Provenance& provenance)
{
    for (const auto& input : base::itemsOf(json, "inputs"))
        provenance.inputs.push_back({memberOr<std::string>(input, "sha256", ""),
                                     memberOr<std::string>(input, "name", ""),
                                     memberOr<std::string>(input, "relation", "")});
    for (const auto& edit : base::itemsOf(json, "humanEdits"))
        provenance.humanEdits.push_back(
            {memberOr<std::string>(edit, "action", ""), memberOr<std::string>(edit, "when", "")});
}

base::Result<std::vector<Contribution>> contributionsFromJson(const Json& list)
{
    std::vector<Contribution> contributions;
    for (const auto& entry : list) {
        const auto text = entry.is_string() ? entry.get<std::string>() : std::string();
        const auto contribution = contributionFromString(text);
        if (!contribution)
            return base::Error{
                base::ErrorKind::input, fmt::format("'{}' is not a class of contribution", text), {}, {}};
        contributions.push_back(*contribution);
    }
    return contributions;
}

} // namespace

std::string_view toString(Origin origin)
{
    return kOrigins[static_cast<std::size_t>(origin)];
}

Origin originFromString(std::string_view text)
{
    const auto found = std::ranges::find(kOrigins, text);
    return found == kOrigins.end() ? Origin::unknown : static_cast<Origin>(found - kOrigins.begin());
}

bool isGenerated(Origin origin)
{
    return origin == Origin::aiGenerated || origin == Origin::algorithmic;
}

std::string_view toString(Contribution contribution)
{
    return kContributions[static_cast<std::size_t>(contribution)];
}

std::optional<Contribution> contributionFromString(std::string_view text)
{
    const auto found = std::ranges::find(kContributions, text);
    if (found == kContributions.end())
        return std::nullopt;
    return static_cast<Contribution>(found - kContributions.begin());
}

std::string timestampNow()
{
    const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

Json toJson(const Provenance& provenance)
{
    Json json{{"origin", toString(provenance.origin)}, {"contributions", Json::array()}};
    for (const auto contribution : provenance.contributions)
        json["contributions"].push_back(toString(contribution));
    addText(json, "task", provenance.task);
    if (provenance.model != base::ModelUse{})
        json["model"] = base::toJson(provenance.model);
    if (!provenance.voice.id.empty())
        json["voice"] = base::toJson(provenance.voice);
    addText(json, "prompt", provenance.prompt);
    addText(json, "lyrics", provenance.lyrics);
    if (provenance.seed != 0)
        json["seed"] = provenance.seed;
    if (!provenance.params.all().empty())
        json["params"] = base::toJson(provenance.params);
    if (!provenance.inputs.empty())
        json["inputs"] = inputsToJson(provenance.inputs);
    addText(json, "device", provenance.device);
    addText(json, "started", provenance.started);
    if (provenance.seconds != 0.0)
        json["seconds"] = provenance.seconds;
    addText(json, "toolVersion", provenance.toolVersion);
    if (!provenance.humanEdits.empty())
        json["humanEdits"] = humanEditsToJson(provenance.humanEdits);
    return json;
}

base::Result<Provenance> provenanceFromJson(const Json& json)
{
    if (!json.is_object())
        return base::Error{base::ErrorKind::input, "The story of a take's making is not a JSON object", {}, {}};
    Provenance provenance;
    provenance.origin = originFromString(memberOr<std::string>(json, "origin", ""));
    auto contributions = contributionsFromJson(memberOr<Json>(json, "contributions", Json::array()));
    if (!contributions)
        return contributions.error();
    provenance.contributions = std::move(*contributions);
    provenance.model = base::modelUseFromJson(memberOr<Json>(json, "model", Json::object()));
    provenance.voice = base::voiceUseFromJson(memberOr<Json>(json, "voice", Json::object()));
    auto params = base::paramValuesFromJson(memberOr<Json>(json, "params", Json::object()));
    if (!params)
        return params.error();
    provenance.params = std::move(*params);
    provenance.seed = memberOr<std::uint64_t>(json, "seed", 0);
    provenance.seconds = memberOr<double>(json, "seconds", 0.0);
    if (!std::isfinite(provenance.seconds))
        return base::Error{base::ErrorKind::input, "The duration of a take's making is not a number", {}, {}};
    readTexts(json, provenance);
    readLists(json, provenance);
    return provenance;
}

} // namespace melisma::project
