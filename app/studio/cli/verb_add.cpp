// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_add.h"

#include "app/studio/cli/open_project.h"
#include "app/studio/scratch_folder.h"
#include "audio/files/import_audio.h"
#include "core/edits/add_audio_clip.h"
#include "core/edits/add_track.h"

#include <fmt/format.h>

namespace melisma::app {

namespace {

using base::Json;
using base::Result;
using project::Project;

Result<Project> addOnNewTrack(const Project& into, const audio::ImportedAudio& imported, base::Frames at)
{
    const auto name = std::filesystem::path(imported.asset.name).stem().string();
    auto withTrack = edits::addTrack(into, project::TrackKind::audio, name.empty() ? "Audio" : name);
    if (!withTrack)
        return withTrack;
    return edits::addAudioClip(*withTrack, withTrack->tracks.back()->id, imported.asset, at, imported.provenance);
}

} // namespace

std::string AddVerb::summary() const { return "Put sound files onto new tracks of a project"; }

void AddVerb::addOptions(CLI::App& options)
{
    options.add_option("PROJECT", m_project, "The project")->required()->type_name("X.melisma");
    options.add_option("FILE", m_files, "Sound files")->required()->expected(1, -1);
    options.add_option("--at", m_atSeconds, "Where the clips begin")->check(CLI::NonNegativeNumber)->type_name("SECONDS");
}

Result<Json> AddVerb::run(const VerbContext& context)
{
    auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    auto opened = openForEditing(m_project);
    if (!opened)
        return opened.error();
    Project current = opened->project;
    Json added = Json::array();
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        const auto report = [&](double fraction) {
            context.progress((static_cast<double>(i) + fraction) / static_cast<double>(m_files.size()),
                             "Importing " + m_files[i].filename().string());
        };
        auto imported = audio::importAudio(m_files[i], current.sampleRate, scratch->path(), report, context.stop);
        if (!imported)
            return imported.error();
        auto stored = opened->folder->adoptMedia(imported->file, imported->asset.sha256, true);
        if (!stored)
            return stored.error();
        imported->asset.file = *stored;
        auto next = addOnNewTrack(current, *imported, base::toFrames({m_atSeconds}, current.sampleRate));
        if (!next)
            return next.error();
        current = std::move(*next);
        added.push_back(Json{{"file", m_files[i].string()},
                             {"track", current.tracks.back()->name},
                             {"seconds", base::toSeconds(imported->asset.frames, current.sampleRate).value},
                             {"repairedSamples", imported->repairedSamples}});
    }
    if (auto saved = opened->folder->save(current); !saved)
        return saved.error();
    return Json{{"project", std::filesystem::absolute(m_project).string()}, {"added", added}};
}

std::string AddVerb::text(const Json& result) const
{
    std::string text;
    for (const auto& item : result["added"])
        text += fmt::format("{}{}: track {}, {:.1f} s", text.empty() ? "" : "\n", item["file"].get<std::string>(),
                            item["track"].get<std::string>(), item["seconds"].get<double>());
    return text;
}

} // namespace melisma::app
