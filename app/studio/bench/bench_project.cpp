// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench_tools.h"
#include "core/edits/set_track_mix.h"
#include "core/project/history.h"
#include "core/project/project_folder.h"

#include <fmt/format.h>

namespace melisma::app {

namespace {

using base::Result;
using project::Project;
using project::ProjectFolder;

constexpr const char* kNoPeer = "no other studio opens and saves from the command line here";

Project withGain(const Project& project, double gainDb)
{
    auto changed = edits::setTrackGain(project, project.tracks.front()->id, gainDb);
    return changed ? *changed : project;
}

Result<double> openSeconds(const std::filesystem::path& path)
{
    Result<void> outcome;
    const double seconds = secondsOf([&] {
        if (auto opened = ProjectFolder::open(path); !opened)
            outcome = opened.error();
    });
    return outcome ? Result<double>(seconds) : outcome.error();
}

/// Saves after one edit of one track, as a person does.
Result<double> saveSeconds(ProjectFolder& folder, Project& project)
{
    static int edits = 0;
    project = withGain(project, -0.1 * (++edits % 50));
    Result<void> outcome;
    const double seconds = secondsOf([&] { outcome = folder.save(project); });
    return outcome ? Result<double>(seconds) : outcome.error();
}

/// One step back and the hand-over to the journal: what the window waits for.
Result<double> undoSeconds(ProjectFolder& folder, const Project& project)
{
    project::History history(project);
    if (auto applied =
            history.apply("Gain", [](const Project& current) { return Result<Project>(withGain(current, -7.0)); });
        !applied)
        return applied.error();
    return secondsOf([&] {
        history.undo();
        folder.noteEdit(history.snapshot(), "Undo");
    });
}

Result<void> measure(const BenchContext& context, int tracks, int clips, std::vector<Measurement>& results)
{
    context.report(fmt::format("project of {} x {} clips", tracks, clips));
    const auto path = context.scratch / fmt::format("Large{}.melisma", tracks);
    Project project = largeProject(tracks, clips);
    {
        auto folder = ProjectFolder::create(path, project);
        if (!folder)
            return folder.error();
        if (auto first = (*folder)->save(withGain(project, -1.0)); !first)
            return first;
        const auto save = medianOf(context, [&] { return saveSeconds(**folder, project); });
        const auto undo = medianOf(context, [&] { return undoSeconds(**folder, project); });
        if (!save || !undo)
            return save ? undo.error() : save.error();
        results.push_back({fmt::format("project-save/{}x{}", tracks, clips), *save, "s", {}, 0.2, kNoPeer});
        results.push_back({fmt::format("project-undo/{}x{}", tracks, clips), 1000.0 * *undo, "ms", {}, 5.0, kNoPeer});
    }
    const auto open = medianOf(context, [&] { return openSeconds(path); });
    if (!open)
        return open.error();
    results.push_back({fmt::format("project-open/{}x{}", tracks, clips), *open, "s", {}, 1.0, kNoPeer});
    return {};
}

} // namespace

Result<std::vector<Measurement>> benchProject(const BenchContext& context)
{
    std::vector<Measurement> results;
    for (const int tracks : {100, 1000})
        if (auto measured = measure(context, tracks / (context.small ? 10 : 1), 100, results); !measured)
            return measured.error();
    return results;
}

} // namespace melisma::app
