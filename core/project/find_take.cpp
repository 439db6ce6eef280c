// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/find_take.h"

namespace melisma::project {

bool isSound(const Take& take, const std::string& sha256)
{
    const auto* audio = std::get_if<AudioContent>(&take.content);
    return audio && audio->assetSha256 == sha256;
}

const Take* findTakeOf(const Project& project, const std::string& sha256)
{
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            for (const auto& take : clip->takes)
                if (isSound(*take, sha256))
                    return &*take;
    return nullptr;
}

} // namespace melisma::project
