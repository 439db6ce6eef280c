// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/make_template.h"

namespace melisma::edits {

namespace {

using project::Project;

/// The tempo and meter that the song begins with.
music::TempoMap beginning(const music::TempoMap& map)
{
    return {map.tempos().front().bpm, map.meters().front().meter};
}

} // namespace

base::Result<Project> makeTemplate(const Project& project, bool withClips)
{
    Project made = project;
    made.name = Project{}.name;
    if (withClips)
        return made;
    made.tempoMap = beginning(project.tempoMap);
    made.lyrics.clear();
    made.markers.clear();
    made.chords.clear();
    made.loop = {};
    std::erase_if(made.assets, [](const auto& entry) { return entry.second->kind == project::AssetKind::sound; });
    made.masterAutomation.clear();
    for (auto& track : made.tracks)
        track = track.with([](project::Track& emptied) {
            emptied.clips.clear();
            emptied.automation.clear();
        });
    return made;
}

} // namespace melisma::edits
