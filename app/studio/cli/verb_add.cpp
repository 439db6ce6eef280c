// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_add.h"

#include "app/studio/cli/open_project.h"
#include "app/studio/scratch_folder.h"
#include "app/studio/voice_keys.h"
#include "audio/files/land_import.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::app {

namespace {

using base::Json;
using base::Result;

/// MIDI files are laid out before sounds, each in as many tracks as it has parts.
Json describe(const audio::ImportedScores& scores, const audio::ImportedBatch& batch, const project::Project& before,
              const project::Project& project)
{
    Json added = Json::array();
    std::size_t next = before.tracks.size();
    for (const auto& file : scores.files) {
        Json tracks = Json::array();
        for (std::size_t i = 0; i < file.midi.score.parts.size(); ++i)
            tracks.push_back(project.tracks[next++]->name);
        added.push_back(Json{{"file", file.source.string()},
                             {"tracks", tracks},
                             {"notes", file.midi.notes},
                             {"leftOut", file.midi.leftOut}});
    }
    for (const auto& file : batch.files)
        added.push_back(Json{{"file", file.source.string()},
                             {"track", project.tracks[next++]->name},
                             {"seconds", base::toSeconds(file.asset.frames, project.sampleRate).value},
                             {"repairedSamples", file.repairedSamples}});
    return added;
}

std::string lineOf(const Json& item)
{
    const auto file = item["file"].get<std::string>();
    if (item.contains("track"))
        return fmt::format("{}: track {}, {:.1f} s", file, item["track"].get<std::string>(),
                           item["seconds"].get<double>());
    const auto leftOut = item["leftOut"].get<std::size_t>();
    return fmt::format("{}: {} notes on {} tracks{}", file, item["notes"].get<std::size_t>(), item["tracks"].size(),
                       leftOut > 0 ? fmt::format("; {} pressures were left out", leftOut) : "");
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
    return {base::ErrorKind::input,
            "No sound files were found there",
            "Name sound or MIDI files, or a folder with sound files",
            {}};
}

} // namespace

std::string AddVerb::summary() const
{
    return "Put sound and MIDI files onto new tracks of a project";
}

void AddVerb::addOptions(CLI::App& options)
{
    options.add_option("PROJECT", m_project, "The project")->required()->type_name("X.melisma");
    options.add_option("FILE", m_files, "Sound files and folders of them, MIDI files")->required()->expected(1, -1);
    options.add_option("--at", m_atSeconds, "Where the clips begin")
        ->check(CLI::NonNegativeNumber)
        ->type_name("SECONDS");
    options.add_flag("--take-tempo", m_takeTempo, "Where a MIDI file lies the song takes its tempo and meter");
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
    std::vector<std::filesystem::path> sources(m_files.begin(), m_files.end());
    const auto scores = audio::takeScores(sources);
    auto batch = audio::importMany(audio::soundFilesOf(sources), opened->project.sampleRate, scratch->path(),
                                   opened->folder->path(), report, context.stop, admitUnasked());
    context.endProgress();
    batch.skipped.insert(batch.skipped.begin(), scores.skipped.begin(), scores.skipped.end());
    if (batch.files.empty() && (batch.cancelled || scores.files.empty()))
        return nothingOf(batch);
    const auto at = base::toFrames({m_atSeconds}, opened->project.sampleRate);
    auto edited = audio::landImported(opened->project, scores, batch, {}, at, m_takeTempo);
    const auto saved = edited ? opened->folder->save(*edited) : base::Result<void>(edited.error());
    if (!saved) {
        audio::discardBatch(batch, opened->folder->path());
        return saved.error();
    }
    return Json{{"project", std::filesystem::absolute(m_project).string()},
                {"added", describe(scores, batch, opened->project, *edited)},
                {"skipped", describe(batch.skipped)}};
}

std::string AddVerb::text(const Json& result) const
{
    std::string text;
    for (const auto& item : result["added"])
        text += (text.empty() ? "" : "\n") + lineOf(item);
    for (const auto& item : result["skipped"])
        text += fmt::format("\n{} was skipped: {}", item["file"].get<std::string>(), item["reason"].get<std::string>());
    return text;
}

} // namespace melisma::app
