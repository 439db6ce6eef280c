// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/export_plan.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Result;
using project::Project;

namespace {

constexpr std::size_t kLongestName = 100;
constexpr int kLowestRate = 8000, kHighestRate = 384000;

Error usage(std::string message, std::string hint)
{
    return {ErrorKind::usage, std::move(message), std::move(hint), ""};
}

Result<Container> containerOf(const std::filesystem::path& path)
{
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (extension == ".wav")
        return Container::wav;
    if (extension == ".flac")
        return Container::flac;
    return usage(fmt::format("{} is neither a .wav nor a .flac file", path.string()),
                 "End the name with .wav or .flac");
}

Result<ExportPlan> emptyPlan(const Project& project, const ExportRequest& request)
{
    if (!request.mix && !request.stemsFolder && !request.midi)
        return usage("Nothing was asked to be exported", "Ask for a mix, stems or MIDI");
    ExportPlan plan;
    plan.start = request.rangeStart.value_or(base::Frames{});
    plan.end = request.rangeEnd.value_or(project.length());
    plan.sampleRate = request.sampleRate == 0 ? project.sampleRate : request.sampleRate;
    if (project.length().count == 0)
        return Error{ErrorKind::input, fmt::format("\"{}\" is empty, there is nothing to export", project.name),
                     "Add a clip first", ""};
    if (plan.start.count < 0 || plan.end <= plan.start)
        return usage("The range to export has no length", "Let it end after it starts, within the song");
    if (plan.sampleRate < kLowestRate || plan.sampleRate > kHighestRate)
        return usage(fmt::format("{} Hz is not a sample rate that files are written at", plan.sampleRate),
                     fmt::format("Choose one from {} to {} Hz", kLowestRate, kHighestRate));
    return plan;
}

WriteSpec specOf(const ExportPlan& plan, const Project& project, const ExportRequest& request, Container container)
{
    const double seconds = base::toSeconds(plan.end - plan.start, project.sampleRate).value;
    WriteSpec spec;
    spec.container = container;
    spec.format = request.format;
    spec.sampleRate = plan.sampleRate;
    spec.channels = 2;
    spec.expectedFrames = base::toFrames({seconds}, plan.sampleRate);
    spec.ditherSeed = plan.audio.size() + 1; // files that are summed later must not share their dither
    return spec;
}

void addStems(ExportPlan& plan, const Project& project, const ExportRequest& request)
{
    const char* extension = request.stemContainer == Container::flac ? "flac" : "wav";
    for (std::size_t i = 0; i < project.tracks.size(); ++i) {
        const auto& track = *project.tracks[i];
        if (track.clips.empty() || !project::isAudible(project, track))
            continue;
        const std::string name = fmt::format("{:02} {}.{}", i + 1, safeFileName(track.name), extension);
        plan.audio.push_back({*request.stemsFolder / name, "stem", track.name, i,
                              specOf(plan, project, request, request.stemContainer)});
    }
}

} // namespace

Result<ExportPlan> planExport(const Project& project, const ExportRequest& request)
{
    auto plan = emptyPlan(project, request);
    if (!plan)
        return plan;
    if (request.mix) {
        const auto container = containerOf(*request.mix);
        if (!container)
            return container.error();
        plan->audio.push_back({*request.mix, "mix", project.name, {}, specOf(*plan, project, request, *container)});
    }
    if (request.stemsFolder) {
        const std::size_t before = plan->audio.size();
        addStems(*plan, project, request);
        if (plan->audio.size() == before)
            return Error{ErrorKind::input, "No track can be heard, so there are no stems", "Unmute a track", ""};
    }
    for (const auto& target : plan->audio)
        if (const auto checked = checkWriteSpec(target.spec); !checked)
            return checked.error();
    return plan;
}

std::string safeFileName(const std::string& name)
{
    std::string safe = name.substr(0, kLongestName);
    if (name.size() > kLongestName) // not in the middle of a UTF-8 character
        while (!safe.empty() && (static_cast<unsigned char>(name[safe.size()]) & 0xC0) == 0x80)
            safe.pop_back();
    for (char& c : safe)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
            std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos)
            c = '_';
    const auto first = safe.find_first_not_of(" .");
    const auto last = safe.find_last_not_of(" .");
    return first == std::string::npos ? "Track" : safe.substr(first, last - first + 1);
}

} // namespace melisma::audio
