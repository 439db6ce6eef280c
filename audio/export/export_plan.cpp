// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/export_plan.h"

#include "audio/export/audio_delivery.h"
#include "audio/export/stem_names.h"
#include "audio/files/container.h"
#include "core/project/routing.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Result;
using project::Project;

namespace {

constexpr int kLowestRate = 8000, kHighestRate = 384000;
constexpr int kQuietest = -50, kLoudest = -5;
constexpr int kLowestCeiling = -20;

Error usage(std::string message, std::string hint)
{
    return {ErrorKind::usage, std::move(message), std::move(hint), ""};
}

Result<Container> mixContainer(const std::filesystem::path& path)
{
    if (const auto container = containerOf(path))
        return *container;
    return usage(fmt::format("{} is no kind of sound file that can be written", path.string()),
                 "End the name with .wav, .flac, .ogg, .mp3 or .m4a");
}

/// ISO 3901, with or without hyphens: CC-XXX-YY-NNNNN.
bool isIsrc(std::string code)
{
    std::erase(code, '-');
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (code.size() != 12 || !letter(code[0]) || !letter(code[1]))
        return false;
    return std::all_of(code.begin() + 2, code.begin() + 5, [&](char c) { return letter(c) || digit(c); }) &&
           std::all_of(code.begin() + 5, code.end(), digit);
}

Result<void> checkNumbers(const ExportRequest& request)
{
    if (request.sampleRate != 0 && (request.sampleRate < kLowestRate || request.sampleRate > kHighestRate))
        return usage(fmt::format("{} Hz is not a sample rate that files are written at", request.sampleRate),
                     fmt::format("Choose one from {} to {} Hz", kLowestRate, kHighestRate));
    if (request.loudnessLufs && (*request.loudnessLufs < kQuietest || *request.loudnessLufs > kLoudest))
        return usage(fmt::format("{} LUFS is no loudness for a mix", *request.loudnessLufs),
                     fmt::format("Choose one from {} to {} LUFS", kQuietest, kLoudest));
    if (request.truePeakDb < kLowestCeiling || request.truePeakDb > 0.0)
        return usage(fmt::format("{} dB is no ceiling for a true peak", request.truePeakDb),
                     fmt::format("Choose one from {} to 0 dB", kLowestCeiling));
    if (!request.tags.isrc.empty() && !isIsrc(request.tags.isrc))
        return usage(fmt::format("{} is no ISRC", request.tags.isrc),
                     "Write two letters for the country, three letters or digits, two of the year, five digits");
    return {};
}

Result<ExportPlan> emptyPlan(const Project& project, const ExportRequest& request)
{
    if (!request.mix && !request.stemsFolder && !request.midi)
        return usage("Nothing was asked to be exported", "Ask for a mix, stems or MIDI");
    ExportPlan plan;
    plan.start = request.rangeStart.value_or(base::Frames{});
    plan.end = request.rangeEnd.value_or(project.length());
    if (project.length().count == 0)
        return Error{ErrorKind::input, fmt::format("\"{}\" is empty, there is nothing to export", project.name),
                     "Add a clip first", ""};
    if (plan.start.count < 0 || plan.end <= plan.start)
        return usage("The range to export has no length", "Let it end after it starts, within the song");
    const auto checked = checkNumbers(request);
    return checked ? Result<ExportPlan>(plan) : Result<ExportPlan>(checked.error());
}

WriteSpec specOf(const ExportPlan& plan, const Project& project, const ExportRequest& request, Container container)
{
    const double seconds = base::toSeconds(plan.end - plan.start, project.sampleRate).value;
    WriteSpec spec;
    spec.container = container;
    spec.format = isLossy(container) ? SampleFormat::float32 : request.format;
    spec.sampleRate = plan.sampleRate;
    spec.channels = 2;
    spec.expectedFrames = base::toFrames({seconds}, plan.sampleRate);
    spec.dither = request.dither;
    spec.ditherSeed = plan.audio.size() + 1; // files that are summed later must not share their dither
    spec.kbps = isLossy(container) ? request.kbps : 0;
    spec.variableRate = request.variableRate && container == Container::mp3;
    spec.largestWav = request.largestWav;
    return spec;
}

Result<void> addStems(ExportPlan& plan, const Project& project, const ExportRequest& request)
{
    const auto names = stemFileNames(project, request);
    if (!names)
        return names.error();
    const auto tracks = stemTracks(project);
    if (tracks.empty())
        return Error{ErrorKind::input, "No track can be heard, so there are no stems", "Unmute a track", ""};
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        const std::string name = (*names)[i] + std::string(extensionOf(request.stemContainer));
        plan.audio.push_back({*request.stemsFolder / name, "stem", project.tracks[tracks[i]]->name, tracks[i],
                              specOf(plan, project, request, request.stemContainer)});
    }
    return {};
}

/// One rate for all files of an export: they are rendered in one pass.
int rateFor(const Project& project, const ExportRequest& request, std::optional<Container> mix)
{
    int rate = request.sampleRate == 0 ? project.sampleRate : request.sampleRate;
    if (request.sampleRate != 0)
        return rate;
    if (mix)
        rate = fittingRate(*mix, rate);
    return request.stemsFolder ? fittingRate(request.stemContainer, rate) : rate;
}

} // namespace

std::vector<std::size_t> stemTracks(const Project& project)
{
    const auto audible = project::routingOf(project).audible;
    std::vector<std::size_t> tracks;
    for (std::size_t i = 0; i < project.tracks.size(); ++i)
        if (!project.tracks[i]->clips.empty() && audible[i])
            tracks.push_back(i);
    return tracks;
}

Result<std::vector<std::string>> stemFileNames(const Project& project, const ExportRequest& request)
{
    std::vector<StemNameParts> parts;
    for (const std::size_t i : stemTracks(project))
        parts.push_back({static_cast<int>(i) + 1, project.tracks[i]->name, project.name, project.tracks[i]->role});
    return stemNames(request.stemNames, parts);
}

Result<ExportPlan> planExport(const Project& project, const ExportRequest& request)
{
    auto plan = emptyPlan(project, request);
    if (!plan)
        return plan;
    const auto container = request.mix ? mixContainer(*request.mix) : Result<Container>(Container::wav);
    if (!container)
        return container.error();
    plan->sampleRate = rateFor(project, request, request.mix ? std::optional(*container) : std::nullopt);
    if (request.mix)
        plan->audio.push_back({*request.mix, "mix", project.name, {}, specOf(*plan, project, request, *container)});
    if (request.stemsFolder) {
        if (const auto added = addStems(*plan, project, request); !added)
            return added.error();
    }
    for (const auto& target : plan->audio)
        if (const auto checked = checkWriteSpec(target.spec); !checked)
            return checked.error();
    return plan;
}

Result<std::vector<std::filesystem::path>> plannedFiles(const Project& project, const ExportRequest& request)
{
    const auto plan = planExport(project, request);
    if (!plan)
        return plan.error();
    std::vector<std::filesystem::path> files;
    for (const auto& target : plan->audio) {
        files.push_back(target.path);
        files.push_back(sidecarOf(target.path));
    }
    if (request.midi) {
        files.push_back(*request.midi);
        files.push_back(sidecarOf(*request.midi));
    }
    return files;
}

} // namespace melisma::audio
