// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench_tools.h"
#include "audio/files/import_audio.h"
#include "core/edits/add_audio_clip.h"
#include "core/edits/add_track.h"
#include "core/project/project_folder.h"

#include <fmt/format.h>

namespace melisma::app {

namespace {

using base::Result;
namespace fs = std::filesystem;

constexpr int kFiles = 64;

Result<std::vector<fs::path>> writeSources(const BenchContext& context)
{
    std::vector<fs::path> files;
    for (int i = 0; i < kFiles; ++i) {
        files.push_back(context.scratch / fmt::format("{}.wav", i));
        if (auto written = writeSine(files.back(), 100.0 + 20.0 * i, context.small ? 6.0 : 60.0, false); !written)
            return written.error();
    }
    return files;
}

/// A project with each file on a track of its own.
Result<void> makeProject(const BenchContext& context, const std::vector<fs::path>& files, const fs::path& path)
{
    auto folder = project::ProjectFolder::create(path, {});
    if (!folder)
        return folder.error();
    project::Project project;
    for (const auto& file : files) {
        auto imported = audio::importAudio(file, project.sampleRate, context.scratch, {}, context.stop);
        if (!imported)
            return imported.error();
        auto stored = (*folder)->adoptMedia(imported->file, imported->asset.sha256, true);
        if (!stored)
            return stored.error();
        imported->asset.file = *stored;
        auto with = edits::addTrack(project, project::TrackKind::audio, "Audio");
        auto next = with
                        ? edits::addAudioClip(*with, with->tracks.back()->id, imported->asset, {}, imported->provenance)
                        : with;
        if (!next)
            return next.error();
        project = std::move(*next);
    }
    return (*folder)->save(project);
}

std::vector<std::string> ecasound(const std::vector<fs::path>& files, const fs::path& out)
{
    std::vector<std::string> command{"ecasound", "-q"};
    for (std::size_t i = 0; i < files.size(); ++i) {
        command.push_back(fmt::format("-a:{}", i + 1));
        command.push_back("-i:" + files[i].string());
    }
    command.insert(command.end(), {"-a:all", "-f:16,2,48000", "-o:" + out.string()});
    return command;
}

std::vector<std::string> sox(const std::vector<fs::path>& files, const fs::path& out)
{
    std::vector<std::string> command{"sox", "-m"};
    for (const auto& file : files)
        command.push_back(file.string());
    command.insert(command.end(), {"-b", "16", out.string()});
    return command;
}

std::vector<std::string> ffmpeg(const std::vector<fs::path>& files, const fs::path& out)
{
    std::vector<std::string> command{"ffmpeg", "-v", "error", "-nostdin", "-y"};
    for (const auto& file : files) {
        command.emplace_back("-i");
        command.push_back(file.string());
    }
    command.insert(command.end(), {"-filter_complex", fmt::format("amix=inputs={}:normalize=0", files.size()), "-c:a",
                                   "pcm_s16le", out.string()});
    return command;
}

} // namespace

Result<std::vector<Measurement>> benchMixdown(const BenchContext& context)
{
    context.report("mixdown: making the sounds");
    const auto files = writeSources(context);
    if (!files)
        return files.error();
    const auto project = context.scratch / "Mixdown.melisma";
    if (auto made = makeProject(context, *files, project); !made)
        return made.error();
    context.report("mixdown");
    const std::vector<std::string> ours{context.program.string(),
                                        "export",
                                        project.string(),
                                        "--mix",
                                        (context.scratch / "ours.wav").string(),
                                        "--bits",
                                        "16",
                                        "--force"};
    const auto value = medianOf(context, [&] { return userSeconds(ours); });
    if (!value)
        return value.error();
    std::vector<Measurement> results;
    for (const auto& [name, command] :
         {std::pair(std::string("ecasound"), ecasound(*files, context.scratch / "eca.wav")),
          {"sox -m", sox(*files, context.scratch / "sox.wav")},
          {"ffmpeg amix", ffmpeg(*files, context.scratch / "ffmpeg.wav")}}) {
        Measurement result{"mixdown/" + command.front(), *value, "s user", {}, {}, {}};
        auto peer = measurePeer(context, name, command, result.note);
        if (!peer)
            return peer.error();
        result.peer = *peer;
        if (result.peer && command.front() == "ecasound")
            result.goal = result.peer->value / 2.0;
        results.push_back(std::move(result));
    }
    return results;
}

} // namespace melisma::app
