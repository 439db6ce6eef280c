// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_arrange.h"

#include "app/studio/cli/open_project.h"
#include "app/studio/cli/worker_run.h"
#include "app/studio/scratch_folder.h"
#include "core/jobs/landing.h"
#include "core/jobs/song_input.h"
#include "core/project/stretch.h"

#include <fmt/format.h>

#include <chrono>

namespace melisma::app {
namespace {

using base::Json;
using base::Result;

/// Whole bars that hold the stretch.
Result<void> readRange(const std::string& text, const project::Project& project, base::ParamValues& params)
{
    const auto stretch = project::readStretch(project, text);
    if (!stretch)
        return base::Error{base::ErrorKind::usage, "--range " + stretch.error().message, stretch.error().hint, {}};
    const auto& map = project.tempoMap;
    const auto end = map.beatsAt(stretch->end, project.sampleRate);
    params.set("fromBar", std::int64_t{map.barAt(map.beatsAt(stretch->start, project.sampleRate)) + 1});
    params.set("toBar", std::int64_t{map.barAt(end - base::Beats{end.ticks > 0 ? 1 : 0}) + 1});
    return {};
}

} // namespace

std::string ArrangeVerb::summary() const
{
    return "Accompany a song, write parts anew, add parts or continue it";
}

void ArrangeVerb::addOptions(CLI::App& options)
{
    options.add_option("PROJECT", m_project, "The project")->required()->type_name("X.melisma");
    options.add_option("--style", m_style, "Genre and mood; without it, as the song was made")->type_name("TEXT");
    options.add_option("--add", m_add, "Instruments that join in: \"strings, flute\"")->type_name("NAMES");
    options.add_option("--rewrite", m_rewrite, "Tracks to write anew, \"all\" for every one; the old takes stay")
        ->type_name("TRACKS");
    options.add_option("--continue", m_continue, "Sections to add at the end: \"bridge chorus\"")
        ->type_name("SECTIONS");
    options.add_option("--theme", m_theme, "The track whose melody new melodies grow from")->type_name("TRACK");
    options
        .add_option("--theme-bar", m_themeBar, "A bar of the clip that holds the theme; else the track's first clip")
        ->check(CLI::Range(1, 4096))
        ->needs("--theme")
        ->type_name("BAR");
    options
        .add_option("--range", m_range,
                    "Only this stretch, in whole sections: seconds, \"bar 5:9\", \"loop\" or a section's name")
        ->type_name("A:B");
    options.add_option("--takes", m_takes, "Versions to choose from")->check(CLI::Range(1, 8))->type_name("N");
}

Result<base::TaskRequest> ArrangeVerb::request(const VerbContext& context, const project::Project& project) const
{
    base::TaskRequest request;
    request.task = "arrange";
    for (const auto& [key, value] : {std::pair("prompt", &m_style),
                                     {"add", &m_add},
                                     {"rewrite", &m_rewrite},
                                     {"continue", &m_continue},
                                     {"theme", &m_theme}})
        if (!value->empty())
            request.params.set(key, *value);
    request.params.set("takes", std::int64_t{m_takes});
    if (m_themeBar > 0)
        request.params.set("themeBar", std::int64_t{m_themeBar});
    if (!m_range.empty())
        if (auto read = readRange(m_range, project, request.params); !read)
            return read.error();
    request.seed = context.seedOrFresh();
    request.device = context.device;
    request.threads = context.threads;
    return request;
}

Result<Json> ArrangeVerb::run(const VerbContext& context)
{
    const auto began = std::chrono::steady_clock::now();
    auto opened = openForEditing(m_project);
    if (!opened)
        return opened.error();
    auto wish = request(context, opened->project);
    if (!wish)
        return wish.error();
    auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    if (auto added = jobs::addSongInput(*wish, opened->project, scratch->path()); !added)
        return added.error();
    const auto started = project::timestampNow();
    const auto result = runInWorker(context, *wish, scratch->path());
    if (!result)
        return result.error();
    const auto landing = jobs::resultLanding(*wish, *result, started);
    if (!landing)
        return landing.error();
    const auto arranged = (*landing)(opened->project);
    if (!arranged)
        return arranged.error();
    if (auto saved = opened->folder->save(*arranged); !saved)
        return saved.error();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - began;
    Json json = result->facts;
    json["project"] = std::filesystem::absolute(m_project).string();
    json["seconds"] = base::toSeconds(arranged->length(), arranged->sampleRate).value;
    json["elapsedSeconds"] = elapsed.count();
    return json;
}

std::string ArrangeVerb::text(const Json& result) const
{
    std::string parts;
    for (const auto& part : result["parts"])
        parts += (parts.empty() ? "" : ", ") + part.get<std::string>();
    return fmt::format("{}\nWritten: {}, bars {} to {}, seed {}", result["project"].get<std::string>(), parts,
                       result["fromBar"].get<int>(), result["toBar"].get<int>(), result["seed"].get<std::uint64_t>());
}

} // namespace melisma::app
