// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_models.h"

#include "app/studio/model_store.h"
#include "core/models/piece_provider.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>

namespace melisma::app {

namespace {

using base::Json;
using base::Result;

constexpr double kMegabyte = 1e6;

std::string sizeText(const Json& model)
{
    return fmt::format("{:.1f} MB", model["bytes"].get<double>() / kMegabyte);
}

Json filesOf(const models::InstalledModel& model)
{
    Json files = Json::array();
    for (const auto& file : model.files)
        files.push_back(Json{{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
    return files;
}

std::string listText(const Json& result)
{
    std::string text;
    for (const auto& model : result["models"]) {
        const auto problem = base::memberOr<std::string>(model, "problem", "");
        const char* state = !problem.empty() ? "damaged" : model["installed"].get<bool>() ? "installed" : "not here";
        text +=
            fmt::format("{:<14} {:<9} {:<10} {:>9}  {}{}\n", model["id"].get<std::string>(),
                        model["task"].get<std::string>(), state, sizeText(model), model["licence"].get<std::string>(),
                        model["commercialUse"].get<bool>() ? "" : ", not for commercial use");
    }
    return text + "Folder: " + result["folder"].get<std::string>();
}

} // namespace

Json describeModel(const models::ModelEntry& entry, const models::ModelFolder& folder)
{
    const auto there = folder.open(entry.id);
    Json json{
        {"id", entry.id},
        {"task", entry.task},
        {"title", entry.title},
        {"installed", there.ok()},
        {"bytes", there ? there->bytes() : entry.downloadBytes()},
        {"licence", entry.licence},
        {"commercialUse", entry.commercialUse},
        {"sha256", there ? there->files.front().sha256 : entry.parts.front().variants.front().files.front().sha256}};
    if (there) {
        json["from"] = there->from;
        json["licenceAccepted"] = there->licenceAccepted;
        json["files"] = filesOf(*there);
    } else if (there.error().kind != base::ErrorKind::missing) {
        json["problem"] = there.error().sentence();
    }
    return json;
}

std::string ModelsVerb::summary() const
{
    return "Weights that are not built in: list, pull, import, remove, path";
}

void ModelsVerb::addOptions(CLI::App& options)
{
    const auto add = [&options](const char* name, const char* summary) {
        auto* sub = options.add_subcommand(name, summary);
        sub->fallthrough();
        return sub;
    };
    options.require_subcommand(1);
    m_list = add("list", "Models, their licences, sizes and whether they are here");
    m_pull = add("pull", "Fetch a model; shows its licence, which must be accepted");
    m_import = add("import", "Install a model from files that are here");
    m_remove = add("remove", "Remove a model");
    add("path", "Print the folder of the models");
    for (auto* sub : {m_pull, m_remove})
        sub->add_option("ID", m_id, "The model, by its name in the list")->required();
    m_import->add_option("FILE", m_files, "Its files as published, or folders that hold them")->required();
    for (auto* sub : {m_pull, m_import})
        sub->add_flag("--accept-licence", m_accepted, "You have read the licence and agree");
}

Result<Json> ModelsVerb::run(const VerbContext& context)
{
    if (m_list->parsed())
        return list();
    if (m_pull->parsed())
        return pull(context);
    if (m_import->parsed())
        return import(context);
    if (m_remove->parsed())
        return remove();
    return Json{{"path", userModels().root().string()}};
}

Result<Json> ModelsVerb::list() const
{
    const auto table = loadModelTable();
    if (!table)
        return table.error();
    const auto folder = userModels();
    Json list = Json::array();
    for (const auto& entry : table->models)
        list.push_back(describeModel(entry, folder));
    return Json{{"models", std::move(list)}, {"folder", folder.root().string()}};
}

Result<Json> ModelsVerb::pull(const VerbContext& context) const
{
    const auto table = loadModelTable();
    if (!table)
        return table.error();
    const auto entry = table->get(m_id);
    if (!entry)
        return entry.error();
    const auto folder = userModels();
    models::NetworkPieces pieces(folder, {context.offline, modelHub()});
    auto done = installFrom(pieces, *table, **entry, context);
    if (!done && context.stop.stop_requested())
        return base::Error{base::ErrorKind::cancelled,
                           "Cancelled",
                           "Nothing was installed; what has come so far is kept, and the same command goes on there",
                           {}};
    return done;
}

Result<Json> ModelsVerb::import(const VerbContext& context) const
{
    const auto table = loadModelTable();
    if (!table)
        return table.error();
    auto pieces = models::LocalPieces::among(m_files);
    if (!pieces)
        return pieces.error();
    for (const auto& entry : table->models)
        if (pieces->holdsSomeOf(entry))
            return installFrom(*pieces, *table, entry, context);
    return base::Error{base::ErrorKind::input,
                       "None of these files belongs to a model that Melisma knows",
                       "docs/MODELS.md names the files of each",
                       {}};
}

Result<Json> ModelsVerb::installFrom(models::PieceProvider& pieces, const models::ModelManifest& table,
                                     const models::ModelEntry& entry, const VerbContext& context) const
{
    const auto began = std::chrono::steady_clock::now();
    const auto folder = userModels();
    const bool wasThere = !context.force && folder.open(entry.id).ok();
    if (m_accepted && !wasThere)
        fmt::print(stderr, "{}\n", models::licenceNotice(entry));
    const auto progress = [&context](double fraction, const std::string& stage) { context.progress(fraction, stage); };
    const auto model = installModel(pieces, table, entry, {m_accepted, context.force, progress, context.stop});
    if (!model)
        return model.error();
    Json json = describeModel(entry, folder);
    json["alreadyInstalled"] = wasThere;
    json["path"] = folder.folderOf(entry.id).string();
    json["elapsedSeconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return json;
}

Result<Json> ModelsVerb::remove() const
{
    const auto folder = userModels();
    const auto removed = folder.remove(m_id);
    if (!removed)
        return removed.error();
    if (!*removed)
        return base::Error{base::ErrorKind::notFound,
                           fmt::format("The model {} is not in {}", m_id, folder.root().string()),
                           "See melisma models list",
                           {}};
    return Json{{"removed", m_id}, {"folder", folder.root().string()}};
}

std::string ModelsVerb::text(const Json& result) const
{
    if (m_list->parsed())
        return listText(result);
    if (m_remove->parsed())
        return "Removed " + result["removed"].get<std::string>();
    if (!m_pull->parsed() && !m_import->parsed())
        return result["path"].get<std::string>();
    return fmt::format("{} {} {}, {}", result["id"].get<std::string>(),
                       result["alreadyInstalled"].get<bool>() ? "was there already:" : "is installed:",
                       result["path"].get<std::string>(), sizeText(result));
}

} // namespace melisma::app
