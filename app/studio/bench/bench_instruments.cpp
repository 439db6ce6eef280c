// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench_tools.h"
#include "audio/graph/live_engine.h"
#include "core/project/project_folder.h"

#include <fmt/format.h>

namespace melisma::app {

namespace {

using base::Result;

/// Eight tracks of a minute at 120 beats, each with a sound of its own.
project::Project band(bool small)
{
    project::Project project = largeProject(8, small ? 3 : 24);
    int program = 0;
    for (auto& track : project.tracks)
        track = track.with([&program](project::Track& changed) {
            changed.instrument = {"Sound", 0, program};
            program += 16;
        });
    return project;
}

} // namespace

Result<std::vector<Measurement>> benchInstruments(const BenchContext& context)
{
    const auto soundfont = audio::findSoundfont();
    if (!soundfont)
        return soundfont.error();
    const auto path = context.scratch / "Band.melisma";
    if (auto folder = project::ProjectFolder::create(path, band(context.small)); !folder)
        return folder.error();
    const auto midi = (context.scratch / "band.mid").string();
    const std::vector<std::string> exporting{context.program.string(), "export", path.string(), "--force"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), exporting.begin(), exporting.end());
        return more;
    };
    if (auto written = userSeconds(with({"--midi", midi})); !written)
        return written.error();
    context.report("instruments");
    const auto command = with({"--mix", (context.scratch / "band.wav").string(), "--bits", "16"});
    const auto value = medianOf(context, [&] { return userSeconds(command); });
    if (!value)
        return value.error();
    Measurement result{"instruments", *value, "s user", {}, {}, {}};
    auto peer = measurePeer(context, "fluidsynth",
                            {"fluidsynth", "-ni", "-R", "0", "-C", "0", "-r", "48000", "-F",
                             (context.scratch / "fluid.wav").string(), soundfont->string(), midi},
                            result.note);
    if (!peer)
        return peer.error();
    result.peer = *peer;
    return std::vector{std::move(result)};
}

} // namespace melisma::app
