// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/missing_sounds.h"

#include <fmt/format.h>

namespace melisma::audio {

namespace {

/// Null when the clip's sound is there, or it has none.
const project::Asset* missingSound(const project::Project& project, const project::Clip& clip,
                                   const LiveEngine::MediaPath& mediaPath)
{
    const auto* content = std::get_if<project::AudioContent>(&clip.chosen().content);
    const auto* asset = content ? project.findAsset(content->assetSha256) : nullptr;
    std::error_code ignored;
    return asset && !std::filesystem::is_regular_file(mediaPath(*asset), ignored) ? asset : nullptr;
}

} // namespace

base::Result<void> checkSoundsAreThere(const project::Project& project, const LiveEngine::MediaPath& mediaPath)
{
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            if (const auto* asset = missingSound(project, *clip, mediaPath))
                return base::Error{base::ErrorKind::notFound,
                                   fmt::format("The sound {} of clip '{}' on track '{}' is missing", asset->name,
                                               clip->name, track->name),
                                   "Find it by File > Find missing sounds, or delete the clip",
                                   mediaPath(*asset).string()};
    return {};
}

} // namespace melisma::audio
