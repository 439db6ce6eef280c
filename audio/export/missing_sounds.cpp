// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/missing_sounds.h"

#include "audio/instruments/checked_fonts.h"
#include "core/project/comp.h"

#include <fmt/format.h>

namespace melisma::audio {

namespace {

/// Null when all that the clip sounds is there, or it has no sound.
const project::Asset* missingSound(const project::Project& project, const project::Clip& clip,
                                   const LiveEngine::MediaPath& mediaPath)
{
    for (const auto* take : project::soundingTakes(clip)) {
        const auto* content = std::get_if<project::AudioContent>(&take->content);
        const auto* asset = content ? project.findAsset(content->assetSha256) : nullptr;
        std::error_code ignored;
        if (asset && !std::filesystem::is_regular_file(mediaPath(*asset), ignored))
            return asset;
    }
    return nullptr;
}

/// A font that plays notes of the track must be there and be known to do no harm.
base::Result<void> checkFont(const project::Project& project, const project::Track& track,
                             const LiveEngine::MediaPath& mediaPath)
{
    const auto* asset = track.clips.empty() ? nullptr : project.findAsset(track.instrument.soundfont);
    if (!asset)
        return {};
    const auto font = loadableFont(mediaPath(*asset), asset->sha256, asset->name);
    if (font)
        return {};
    auto error = font.error();
    error.message += fmt::format(", which plays the track '{}'", track.name);
    return error;
}

} // namespace

base::Result<void> checkSoundsAreThere(const project::Project& project, const LiveEngine::MediaPath& mediaPath)
{
    for (const auto& track : project.tracks) {
        if (auto font = checkFont(project, *track, mediaPath); !font)
            return font;
        for (const auto& clip : track->clips)
            if (const auto* asset = missingSound(project, *clip, mediaPath))
                return base::Error{base::ErrorKind::notFound,
                                   fmt::format("The sound {} of clip '{}' on track '{}' is missing", asset->name,
                                               clip->name, track->name),
                                   "Find it by File > Find missing sounds, or delete the clip",
                                   mediaPath(*asset).string()};
    }
    return {};
}

} // namespace melisma::audio
