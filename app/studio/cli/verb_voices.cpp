// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_voices.h"

#include "app/studio/cli/voice_offer.h"
#include "app/studio/cli/voice_option.h"
#include "app/studio/cli/worker_run.h"
#include "app/studio/model_store.h"
#include "app/studio/scratch_folder.h"
#include "core/project/provenance.h"
#include "core/voices/voice_params.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::app {

namespace {

using base::Json;
using base::Result;
using voices::Voice;
using voices::VoiceLibrary;

std::string textOf(const Json& object, const char* key)
{
    return base::memberOr<std::string>(object, key, "");
}

/// What the authors say of a published voice, and how well its language is read.
void addNotes(const VoiceLibrary& library, const Voice& voice, Json& json)
{
    if (const auto* pack = library.catalogue().find(voice.id)) {
        json["grade"] = pack->grade.empty() ? Json() : Json(pack->grade);
        if (!pack->note.empty())
            json["note"] = pack->note;
    }
    if (const auto* language = library.catalogue().language(voice.language))
        json["reading"] = language->reading;
}

Json describeFully(const VoiceLibrary& library, const Voice& voice)
{
    auto json = describeVoice(voice);
    json["recipe"] = voice.recipe.text();
    json["parents"] = voice.parents;
    json["created"] = voice.created.empty() ? Json() : Json(voice.created);
    addNotes(library, voice, json);
    return json;
}

Result<Json> kept(const VoiceLibrary& library, const Result<Voice>& voice)
{
    if (!voice)
        return voice.error();
    auto json = describeFully(library, *voice);
    json["path"] = (library.own().root() / (voice->id + ".json")).string();
    return json;
}

std::string listText(const Json& result)
{
    std::string text;
    for (const auto& voice : result["voices"])
        text += fmt::format("{:<20} {:<18} {:<6} {:<6} {:<6} {:<3} {}\n", textOf(voice, "id"), textOf(voice, "name"),
                            textOf(voice, "language"), textOf(voice, "sex"), textOf(voice, "kind"),
                            textOf(voice, "grade"), textOf(voice, "reading") == "rough" ? "reads roughly" : "");
    for (const auto& sentence : result["skipped"])
        text += "Not read: " + sentence.get<std::string>() + "\n";
    if (result.contains("missing"))
        text += result["missing"]["what"].get<std::string>() + ". " + result["missing"]["command"].get<std::string>() +
                "\n";
    if (!text.empty())
        text.pop_back();
    return text;
}

std::string showText(const Json& voice)
{
    std::string text =
        fmt::format("{} ({})\n{}, {}, {}\nRecipe: {}\nLicence: {}, consent: {}", textOf(voice, "name"),
                    textOf(voice, "id"), textOf(voice, "kind"), textOf(voice, "language"), textOf(voice, "sex"),
                    textOf(voice, "recipe"), textOf(voice, "licence"), textOf(voice, "consent"));
    if (const auto grade = textOf(voice, "grade"); !grade.empty())
        text += "\nGrade by its authors: " + grade;
    if (const auto parents = base::memberOr<std::vector<std::string>>(voice, "parents", {}); !parents.empty())
        text += fmt::format("\nMade of: {}", fmt::join(parents, ", "));
    return text;
}

} // namespace

Json describeVoice(const Voice& voice)
{
    return Json{{"id", voice.id},
                {"name", voice.name},
                {"language", voice.language},
                {"sex", voice.sex},
                {"kind", voices::toString(voice.kind)},
                {"consent", voices::toString(voice.consent)},
                {"licence", voice.licence}};
}

std::string VoicesVerb::summary() const
{
    return "Voices: list, show, create, import, blend, design, listen, consent, licence, rename, export, delete";
}

void VoicesVerb::addOptions(CLI::App& options)
{
    const auto add = [&options](const char* name, const char* summary) {
        auto* sub = options.add_subcommand(name, summary);
        sub->fallthrough();
        return sub;
    };
    options.require_subcommand(1);
    m_list = add("list", "The voices that can be used here");
    m_show = add("show", "What is known of a voice");
    m_blend = add("blend", "Make a voice out of two");
    m_design = add("design", "Make a voice by moving one along named directions");
    m_listen = add("listen", "A sample of a voice");
    m_rename = add("rename", "Give one of your voices another name; its id stays");
    m_delete = add("delete", "Delete one of your voices");
    for (auto* sub : {m_show, m_design, m_listen, m_rename, m_delete})
        sub->add_option("ID", m_id, "The voice, by its name in the list")->required();
    m_rename->add_option("NAME", m_name, "Its new name")->required();
    addChoices(*m_list);
    addMaking(*m_blend, *m_design);
    addListening(*m_listen);
    m_sound.addOptions(options);
}

void VoicesVerb::addChoices(CLI::App& list)
{
    list.add_option("--language", m_language, "Only voices of this language: en, en-us, es, ...")->type_name("CODE");
    list.add_option("--sex", m_sex, "Only women's or men's voices")->check(CLI::IsMember({"f", "m"}));
}

void VoicesVerb::addMaking(CLI::App& blend, CLI::App& design)
{
    blend.add_option("A", m_id, "A voice")->required();
    blend.add_option("B", m_other, "Another voice")->required();
    blend.add_option("--mix", m_mix, "How much of B: 0 to 1")->check(CLI::Range(0.0, 1.0))->type_name("SHARE");
    m_moves.reserve(base::VoiceRecipe::kAxes.size()); // the options keep the addresses
    for (const auto axis : base::VoiceRecipe::kAxes) {
        auto& move = m_moves.emplace_back(base::VoiceMove{std::string(axis), 0.0});
        design.add_option("--" + move.axis, move.value, "From -1 (least) to 1 (most)")
            ->check(CLI::Range(-1.0, 1.0))
            ->type_name("VALUE");
    }
    for (auto* sub : {&blend, &design})
        sub->add_option("-o,--output", m_name, "The name of the new voice")->required()->type_name("NAME");
}

void VoicesVerb::addListening(CLI::App& listen)
{
    listen.add_option("--text", m_text, "What it says; a sentence of its language unless told");
    m_target.addOptions(listen);
}

Result<Json> VoicesVerb::run(const VerbContext& context)
{
    const auto library = userVoices();
    if (!library)
        return library.error();
    if (m_sound.isAsked())
        return m_sound.run(context);
    if (m_list->parsed())
        return list(*library);
    if (m_show->parsed())
        return show(*library);
    if (m_blend->parsed())
        return blend(*library);
    if (m_design->parsed())
        return design(*library);
    if (m_listen->parsed())
        return listen(*library, context);
    return m_rename->parsed() ? rename(*library) : remove(*library);
}

Result<Json> VoicesVerb::list(const VoiceLibrary& library)
{
    const auto& catalogue = library.catalogue();
    const auto& languages = catalogue.languages();
    const auto isAsked = [this](const voices::VoiceLanguage& one) { return voices::speaks(one.code, m_language); };
    if (std::ranges::none_of(languages, isAsked))
        return base::Error{base::ErrorKind::usage,
                           fmt::format("There are no voices for '{}'", m_language),
                           "See melisma voices list",
                           {}};
    const auto model = userModels().open(catalogue.model());
    auto own = library.own().list();
    auto all = model ? library.packs() : std::vector<Voice>();
    all.insert(all.end(), own.voices.begin(), own.voices.end());
    Json list = Json::array();
    for (const auto& voice : all) {
        if (!voices::speaks(voice.language, m_language) || (!m_sex.empty() && voice.sex != m_sex))
            continue;
        list.push_back(describeVoice(voice));
        addNotes(library, voice, list.back());
    }
    auto sounds = m_sound.list();
    for (auto& voice : sounds["voices"])
        if (voices::speaks(textOf(voice, "language"), m_language) && (m_sex.empty() || textOf(voice, "sex") == m_sex))
            list.push_back(std::move(voice));
    auto skipped = Json(own.skipped);
    for (auto& sentence : sounds["skipped"])
        skipped.push_back(std::move(sentence));
    Json json{{"voices", std::move(list)}, {"skipped", std::move(skipped)}, {"folder", library.own().root().string()}};
    if (!model)
        json["missing"] = Json{{"what", model.error().message}, {"command", model.error().hint}};
    return json;
}

Result<Json> VoicesVerb::show(const VoiceLibrary& library)
{
    if (m_sound.sounds().has(m_id))
        return m_sound.show(m_id);
    const auto voice = library.find(m_id);
    return voice ? Result<Json>(describeFully(library, *voice)) : voice.error();
}

Result<Json> VoicesVerb::blend(const VoiceLibrary& library) const
{
    return kept(library, library.keepBlend(m_id, m_other, m_mix, m_name));
}

Result<Json> VoicesVerb::design(const VoiceLibrary& library) const
{
    if (std::ranges::all_of(m_moves, [](const auto& move) { return move.value == 0.0; }))
        return base::Error{base::ErrorKind::usage,
                           "Nothing of the voice is to be changed",
                           "Add --pitch, --brightness or --breath",
                           {}};
    return kept(library, library.keepDesign(m_id, m_moves, m_name));
}

Result<Json> VoicesVerb::listen(const VoiceLibrary& library, const VerbContext& context) const
{
    if (auto good = m_target.check(context, "voices listen"); !good)
        return good.error();
    const auto voice = library.resolve(m_id);
    if (!voice)
        return voice.error();
    auto request = voices::sampleRequest(library.catalogue(), *voice);
    if (!m_text.empty())
        request.params.set("text", m_text);
    request.seed = context.seedOrFresh();
    request.device = context.device;
    request.threads = context.threads;
    if (auto offered = offerVoices(context); !offered)
        return offered.error();
    const auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    const auto started = project::timestampNow();
    const auto result = runInWorker(context, request, scratch->path());
    if (!result)
        return result.error();
    auto json = m_target.deliver(context, request, *result, started, scratch->path());
    if (json)
        (*json)["voice"] = m_id;
    return json;
}

Result<Json> VoicesVerb::rename(const VoiceLibrary& library) const
{
    if (m_sound.sounds().has(m_id)) {
        const auto renamed = m_sound.sounds().rename(m_id, m_name);
        return renamed ? Result<Json>(describeVoice(*renamed)) : renamed.error();
    }
    return kept(library, library.own().rename(m_id, m_name));
}

Result<Json> VoicesVerb::remove(const VoiceLibrary& library) const
{
    if (library.catalogue().find(m_id))
        return base::Error{base::ErrorKind::usage,
                           m_id + " is a published voice",
                           "They go with their model: melisma models remove " + library.catalogue().model(),
                           {}};
    const bool ofSound = m_sound.sounds().has(m_id);
    const auto removed = ofSound ? m_sound.sounds().remove(m_id) : library.own().remove(m_id);
    return removed ? Result<Json>(Json{{"deleted", m_id}}) : removed.error();
}

std::string VoicesVerb::text(const Json& result) const
{
    if (m_list->parsed())
        return listText(result);
    if (m_listen->parsed())
        return textOf(result, result.contains("path") ? "path" : "project");
    if (m_delete->parsed())
        return "Deleted " + textOf(result, "deleted");
    return result.contains("recipe") ? showText(result) : m_sound.text(result);
}

} // namespace melisma::app
