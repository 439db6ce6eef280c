// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/provenance/segment_json.h"

#include "core/base/sha256.h"
#include "core/base/task_facts.h"
#include "core/project/time_pitch.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace melisma::provenance {

namespace {

using base::Json;
using project::Origin;
using project::Provenance;

constexpr std::array<std::string_view, 6> kPrivateParams = {"prompt", "negativePrompt", "lyrics",
                                                            "text",   "sourceTrack",    "sourceClip"};

std::string_view actionOf(Origin origin)
{
    switch (origin) {
    case Origin::humanRecorded:
        return "record";
    case Origin::humanCreated:
        return "create";
    case Origin::aiGenerated:
    case Origin::algorithmic:
        return "generate";
    case Origin::aiTransformed:
        return "convert";
    case Origin::aiSeparated:
        return "separate";
    case Origin::aiEnhanced:
        return "enhance";
    case Origin::imported:
    case Origin::unknown:
        break;
    }
    return "import";
}

void addText(Json& json, const std::string& key, const std::string& text)
{
    if (!text.empty())
        json[key] = text;
}

/// The text, or its hash where texts are kept back.
void addPrivate(Json& json, const std::string& key, const std::string& text, bool include)
{
    if (!text.empty())
        json[include ? key : key + "Sha256"] = include ? text : base::sha256Of(text);
}

Json paramsToJson(const Provenance& provenance, bool include)
{
    Json json = base::toJson(provenance.params);
    json.erase(base::kVoiceTerms); // they are told with the voice
    json.erase(base::kNetsFact);   // and these with the models
    if (include)
        return json;
    Json redacted = Json::object();
    for (const auto& [key, value] : json.items()) {
        const bool secret = value.is_string() && (std::ranges::find(kPrivateParams, key) != kPrivateParams.end() ||
                                                  value == provenance.prompt || value == provenance.lyrics);
        redacted[secret ? key + "Sha256" : key] = secret ? Json(base::sha256Of(value.get<std::string>())) : value;
    }
    return redacted;
}

/// The nets that took part beside the model.
Json netsToJson(const Provenance& provenance, Cast& cast)
{
    Json ids = Json::array();
    const auto nets = base::parseJson(provenance.params.text(base::kNetsFact).value_or("[]"), "The nets of a take");
    if (nets && nets->is_array())
        for (const auto& net : *nets)
            if (auto id = cast.models.idOf(base::modelUseFromJson(net)); !id.empty())
                ids.push_back(std::move(id));
    return ids;
}

Json stepToJson(const Provenance& provenance, bool include, Cast& cast)
{
    Json step{{"action", actionOf(provenance.origin)}};
    addText(step, "task", provenance.task);
    addText(step, "model", cast.models.idOf(provenance.model));
    if (auto nets = netsToJson(provenance, cast); !nets.empty())
        step["nets"] = std::move(nets);
    addText(step, "voice", cast.voices.idOf(provenance));
    addPrivate(step, "prompt", provenance.prompt, include);
    addPrivate(step, "lyrics", provenance.lyrics, include);
    if (!provenance.task.empty()) {
        step["seed"] = provenance.seed;
        step["params"] = paramsToJson(provenance, include);
        step["seconds"] = provenance.seconds;
    }
    addText(step, "device", provenance.device);
    addText(step, "started", provenance.started);
    addText(step, "toolVersion", provenance.toolVersion);
    return step;
}

Json inputsToJson(const Provenance& provenance, bool include)
{
    Json list = Json::array();
    for (const auto& input : provenance.inputs) {
        Json json{{"sha256", input.sha256}, {"relation", input.relation}};
        if (include)
            addText(json, "name", input.name);
        list.push_back(std::move(json));
    }
    return list;
}

/// What people did to the material: to its notes, as the take remembers, and to its clip, as it stands.
Json humanEditsToJson(const Segment& segment)
{
    const project::Clip& clip = *segment.clip;
    Json list = Json::array();
    for (const auto& edit : segment.take->provenance.humanEdits)
        list.push_back(Json{{"action", edit.action}, {"when", edit.when}});
    if (clip.offset.count > 0 || clip.length.count < project::heardLength(clip, segment.take->content).count)
        list.push_back(Json{{"action", "trim"}});
    if (!clip.comp.empty())
        list.push_back(Json{{"action", "comp"}});
    if (clip.timePitch.changesSound())
        list.push_back(Json{{"action", "stretch"},
                            {"params", {{"ratio", clip.timePitch.ratio}, {"semitones", clip.timePitch.semitones}}}});
    if (clip.gainDb != 0.0)
        list.push_back(Json{{"action", "gain"}, {"params", {{"gainDb", clip.gainDb}}}});
    if (clip.fades.in.count > 0 || clip.fades.out.count > 0)
        list.push_back(Json{{"action", "fade"}});
    return list;
}

Json classesToJson(const Provenance& provenance)
{
    Json classes = Json::array();
    for (const auto contribution : provenance.contributions)
        classes.push_back(toString(contribution));
    return classes;
}

} // namespace

std::string ModelList::idOf(const base::ModelUse& model)
{
    if (model.id.empty())
        return {};
    auto known = std::ranges::find(m_models, model);
    if (known == m_models.end())
        known = m_models.insert(m_models.end(), model);
    return fmt::format("m{}", known - m_models.begin() + 1);
}

Json ModelList::toJson() const
{
    Json list = Json::array();
    for (std::size_t i = 0; i < m_models.size(); ++i) {
        const auto& model = m_models[i];
        list.push_back(Json{{"id", fmt::format("m{}", i + 1)},
                            {"name", model.id},
                            {"version", model.version},
                            {"weightsSha256", model.weightsSha256},
                            {"licence", model.licence},
                            {"trained", model.trained}});
    }
    return list;
}

std::string VoiceList::idOf(const Provenance& provenance)
{
    const auto terms = voices::termsOf(provenance);
    if (!terms)
        return {};
    const Heard heard{provenance.voice, *terms, provenance.params.has(base::kVoiceTerms)};
    auto known = std::ranges::find(m_voices, heard);
    if (known == m_voices.end())
        known = m_voices.insert(m_voices.end(), heard);
    return fmt::format("v{}", known - m_voices.begin() + 1);
}

Json VoiceList::toJson() const
{
    Json list = Json::array();
    for (std::size_t i = 0; i < m_voices.size(); ++i) {
        const auto& [voice, terms, stated] = m_voices[i];
        Json consent{{"state", voice.consent}};
        addText(consent, "recordSha256", terms.record);
        Json json{{"id", fmt::format("v{}", i + 1)},
                  {"voiceId", voice.id},
                  {"displayName", voice.name},
                  {"consent", std::move(consent)},
                  {"licence", voice.licence}};
        if (!voice.parents.empty())
            json["parents"] = voice.parents;
        if (stated)
            json["rules"] = voices::toJson(terms.rules);
        list.push_back(std::move(json));
    }
    return list;
}

Json segmentToJson(const Segment& segment, std::size_t number, const SegmentContext& context, Cast& cast)
{
    const Provenance& provenance = segment.take->provenance;
    const auto seconds = [&](base::Frames at) {
        return base::toSeconds(at - context.origin, context.sampleRate).value;
    };
    Json classes = classesToJson(provenance);
    Json json{{"id", fmt::format("s{}", number)},
              {"track", segment.track->name},
              {"trackId", segment.track->id.value},
              {"clipId", segment.clip->id.value},
              {"take", segment.take->name},
              {"start", seconds(segment.start)},
              {"end", seconds(segment.end)},
              {"class", classes.empty() ? Json("unknown") : classes.front()},
              {"classes", classes},
              {"origin", toString(provenance.origin)},
              {"step", stepToJson(provenance, context.includePrompts, cast)},
              {"inputs", inputsToJson(provenance, context.includePrompts)},
              {"humanEdits", humanEditsToJson(segment)}};
    if (context.includePrompts)
        addText(json, "clip", segment.clip->name);
    if (const auto* audio = std::get_if<project::AudioContent>(&segment.take->content))
        json["output"] = Json{{"sha256", audio->assetSha256}};
    return json;
}

} // namespace melisma::provenance
