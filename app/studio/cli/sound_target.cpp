// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/sound_target.h"

#include "app/studio/cli/land_result.h"
#include "app/studio/cli/open_project.h"
#include "audio/export/export_project.h"
#include "audio/files/container.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace melisma::app {

using base::Json;
using base::Result;

CLI::Option* TrackPlace::addOptions(CLI::App& options, const std::string& intoHelp, const std::string& trackHelp)
{
    auto* asked = options.add_option("--into", into, intoHelp)->type_name("X.melisma");
    options.add_option("--track", track, trackHelp)->needs(asked)->type_name("NAME");
    options.add_option("--at", atSeconds, "Where it begins there")
        ->needs(asked)
        ->check(CLI::NonNegativeNumber)
        ->type_name("SECONDS");
    return asked;
}

void SoundTarget::addOptions(CLI::App& options)
{
    options.add_option("-o,--output", m_output, "The sound file to write; its extension says how")
        ->type_name("F.wav")
        ->excludes(m_place.addOptions(options, "Put it onto a track of this project instead",
                                      "The track there; made when there is none of that name"));
}

Result<void> SoundTarget::check(const VerbContext& context, const std::string& verb) const
{
    if (m_output.empty() && m_place.into.empty())
        return base::Error{base::ErrorKind::usage,
                           verb + " does not know where to put the sound",
                           "Add -o F.wav or --into X.melisma",
                           {}};
    if (!m_place.into.empty()) {
        const auto opened = openForEditing(m_place.into); // before the work, not after it
        return opened ? Result<void>() : opened.error();
    }
    if (!audio::containerOf(m_output))
        return base::Error{base::ErrorKind::usage,
                           fmt::format("{} has no known extension", m_output.string()),
                           "Name a .wav, .flac, .ogg, .mp3 or .m4a file",
                           {}};
    return checkOutput(m_output, context.force);
}

Result<Json> SoundTarget::deliver(const VerbContext& context, const base::TaskRequest& request,
                                  const base::TaskResult& result, const std::string& started,
                                  const std::filesystem::path& scratch) const
{
    return m_place.into.empty() ? asFile(context, request, result, started, scratch)
                                : intoProject(request, result, started, scratch);
}

Result<Json> SoundTarget::intoProject(const base::TaskRequest& request, const base::TaskResult& result,
                                      const std::string& started, const std::filesystem::path& scratch) const
{
    const ResultTarget target{m_place.into, false, false, {base::Seconds{m_place.atSeconds}, m_place.track}};
    const auto written = landResult(request, result, started, target, scratch);
    if (!written)
        return written.error();
    return Json{{"project", std::filesystem::absolute(m_place.into).string()},
                {"seconds", base::memberOr<double>(result.facts, "seconds", 0.0)}};
}

/// By way of a project of its own, so that the file is mixed, tagged and recorded like any other.
Result<Json> SoundTarget::asFile(const VerbContext& context, const base::TaskRequest& request,
                                 const base::TaskResult& result, const std::string& started,
                                 const std::filesystem::path& scratch) const
{
    const auto home = scratch / (m_output.stem().string() + ".melisma");
    if (auto written = landResult(request, result, started, {home, true}, scratch); !written)
        return written.error();
    const auto opened = openProject(home);
    if (!opened)
        return opened.error();
    audio::ExportRequest wish;
    wish.mix = m_output;
    wish.overwrite = context.force;
    const auto path = [&](const project::Asset& asset) { return opened->folder->mediaPath(asset); };
    const auto progress = [&](double fraction, const std::string& stage) { context.progress(fraction, stage); };
    const auto report = audio::exportProject(opened->project, path, {}, wish, progress, context.stop);
    context.endProgress();
    if (!report)
        return report.error();
    const auto& file = report->files.front();
    return Json{{"path", std::filesystem::absolute(m_output).string()},
                {"seconds", file.seconds},
                {"pcmSha256", file.pcmSha256},
                {"integratedLufs", file.integratedLufs},
                {"truePeakDb", file.truePeakDb}};
}

Result<std::string> textOrFile(const std::string& written)
{
    if (!written.starts_with('@'))
        return written;
    std::ifstream file(written.substr(1), std::ios::binary);
    if (!file)
        return base::Error{base::ErrorKind::notFound, "Cannot read " + written.substr(1), "Check the name after @", {}};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace melisma::app
