// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_instrument.h"

#include "core/edits/edit_helpers.h"
#include "core/project/project_check.h"

#include <fmt/format.h>

namespace melisma::edits {

namespace {

using project::AssetKind;
using project::Project;

bool listsFont(const Project& project, const std::string& sha256)
{
    const auto* asset = project.findAsset(sha256);
    return asset && asset->kind == AssetKind::soundfont;
}

} // namespace

base::Result<Project> setInstrument(const Project& project, project::TrackId track, const music::Instrument& instrument)
{
    const auto place = placeOf(project, track);
    if (!place)
        return place.error();
    if (project.tracks[*place]->kind != project::TrackKind::instrument)
        return usageError("Only an instrument track plays an instrument", "Choose an instrument track");
    if (auto good = checkInstrument(instrument); !good)
        return good.error();
    if (!instrument.soundfont.empty() && !listsFont(project, instrument.soundfont))
        return usageError(fmt::format("The SoundFont of '{}' is not in the project", instrument.name),
                          "Choose the SoundFont's file again");
    if (project.tracks[*place]->instrument == instrument)
        return project;
    auto edited = withTrack(project, *place, [&](project::Track& changed) { changed.instrument = instrument; });
    dropUnusedFonts(edited);
    return edited;
}

base::Result<Project> setInstrument(const Project& project, project::TrackId track, const music::Instrument& instrument,
                                    const project::Asset& font)
{
    if (font.kind != AssetKind::soundfont || font.sha256 != instrument.soundfont)
        return usageError(fmt::format("'{}' is not the SoundFont of '{}'", font.name, instrument.name),
                          "Choose the SoundFont's file again");
    if (auto text = checkText(font.name, "name of the file"); !text)
        return text.error();
    if (auto good = project::checkAsset(project, font); !good)
        return good.error();
    Project listed = project;
    listed.assets.try_emplace(font.sha256, font);
    return setInstrument(listed, track, instrument);
}

} // namespace melisma::edits
