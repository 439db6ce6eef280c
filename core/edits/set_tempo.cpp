// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_tempo.h"

#include "core/edits/edit_helpers.h"
#include "core/edits/stretch_clip.h"

namespace melisma::edits {

namespace {

/// Faster clips are shorter on the clock, where fades are measured.
void fitAllFades(project::Project& project)
{
    for (auto& track : project.tracks)
        for (std::size_t i = 0; i < track->clips.size(); ++i) {
            project::Clip clip = *track->clips[i];
            fitFades(project, clip);
            if (clip.fades != track->clips[i]->fades)
                track = track.with([&](project::Track& changed) { changed.clips[i] = std::move(clip); });
        }
}

base::Result<project::Project> withMap(const project::Project& project, base::Result<music::TempoMap> map)
{
    if (!map)
        return map.error();
    project::Project edited = project;
    edited.tempoMap = std::move(*map);
    followTempo(project.tempoMap, edited);
    fitAllFades(edited);
    return edited;
}

} // namespace

base::Result<project::Project> setTempo(const project::Project& project, base::Beats at, double bpm)
{
    if (auto good = checkStart(project::TimeValue::musical(at), project::TimeValue::musical({})); !good)
        return good.error();
    return withMap(project, project.tempoMap.withTempo(at, bpm));
}

base::Result<project::Project> setMeter(const project::Project& project, int bar, music::Meter meter)
{
    constexpr int kLastBar = 1'000'000; // keeps the ticks of a bar's start within the timeline's arithmetic
    if (bar > kLastBar)
        return usageError("That bar is outside the timeline", "Choose an earlier bar");
    return withMap(project, project.tempoMap.withMeter(bar, meter));
}

base::Result<project::Project> setTempoMap(const project::Project& project, music::TempoMap map)
{
    return withMap(project, std::move(map));
}

} // namespace melisma::edits
