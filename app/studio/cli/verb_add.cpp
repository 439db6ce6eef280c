// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_add.h"

#include "app/studio/cli/open_project.h"
#include "app/studio/scratch_folder.h"
#include "audio/files/import_many.h"
#include "core/edits/add_files.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::app {

namespace {

using base::Json;
using base::Result;

Json describe(const audio::ImportedBatch& batch, const project::Project& project)
{
    Json added = Json::array();
    const std::size_t first = project.tracks.size() - batch.files.size();
    for (std::size_t i = 0; i < batch.files.size(); ++i)
        added.push_back(Json{{"file", batch.files[i].source.string()},
                             {"track", project.tracks[first + i]->name},
                             {"seconds", base::toSeconds(batch.files[i].asset.frames, project.sampleRate).value},
                             {"repairedSamples", batch.files[i].repairedSamples}});
    return added;
}

Json describe(const std::vector<audio::SkippedFile>& files)
{
    Json skipped = Json::array();
    for (const auto& file : files)
        skipped.push_back(Json{{"file", file.source.string()}, {"reason", file.reason.message}});
    return skipped;
}

/// The error of a batch of which nothing can be added.
base::Error nothingOf(const audio::ImportedBatch& batch)
{
    if (batch.cancelled)
        return {base::ErrorKind::cancelled, "The import was cancelled; the project is as it was", {}, {}};
    if (!batch.skipped.empty())
        return batch.skipped.front().reason;
    return {base::ErrorKind::input, "No sound files were found there", "Name sound files or a folder with some", {}};
}

} // namespace

std::string AddVerb::summary() const
{
    return "Put sound files onto new tracks of a project";
}

void AddVerb::addOptions(CLI::App& options)
{
    options.add_option("PROJECT", m_project, "The project")->required()->type_name("X.melisma");
    options.add_option("FILE", m_files, "Sound files, and folders of them")->required()->expected(1, -1);
    options.add_option("--at", m_atSeconds, "Where the clips begin")
        ->check(CLI::NonNegativeNumber)
        ->type_name("SECONDS");
}

Result<Json> AddVerb::run(const VerbContext& context)
{
    auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    auto opened = openForEditing(m_project);
    if (!opened)
        return opened.error();
    const auto report = [&](const audio::ImportProgress& now) {
        context.progress(now.fraction, fmt::format("Importing {} of {}", std::min(now.done + 1, now.count), now.count));
    };
    const auto batch = audio::importMany(audio::soundFilesOf(m_files), opened->project.sampleRate, scratch->path(),
                                         opened->folder->path(), report, context.stop);
    context.endProgress();
    if (batch.files.empty())
        return nothingOf(batch);
    std::vector<edits::FileToAdd> files;
    for (const auto& file : batch.files)
        files.push_back({file.asset, file.provenance});
    const auto at = base::toFrames({m_atSeconds}, opened->project.sampleRate);
    auto edited = edits::addFiles(opened->project, files, {}, at);
    const auto saved = edited ? opened->folder->save(*edited) : base::Result<void>(edited.error());
    if (!saved) {
        audio::discardBatch(batch, opened->folder->path());
        return saved.error();
    }
    return Json{{"project", std::filesystem::absolute(m_project).string()},
                {"added", describe(batch, *edited)},
                {"skipped", describe(batch.skipped)}};
}

std::string AddVerb::text(const Json& result) const
{
    std::string text;
    for (const auto& item : result["added"])
        text += fmt::format("{}{}: track {}, {:.1f} s", text.empty() ? "" : "\n", item["file"].get<std::string>(),
                            item["track"].get<std::string>(), item["seconds"].get<double>());
    for (const auto& item : result["skipped"])
        text += fmt::format("\n{} was skipped: {}", item["file"].get<std::string>(), item["reason"].get<std::string>());
    return text;
}

} // namespace melisma::app
