// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_words.h"

#include "core/edits/edit_helpers.h"

#include <algorithm>

namespace melisma::edits {

using base::Result;
using project::Project;

namespace {

Result<void> checkWords(const std::vector<base::TimedWord>& words)
{
    double before = 0.0;
    for (const auto& word : words) {
        if (auto good = checkText(word.text, "word"); !good)
            return good;
        if (!(word.start.value >= before && word.end.value >= word.start.value))
            return usageError("The words are not in the order in which they are heard", "Find them again");
        before = word.start.value;
    }
    return {};
}

bool isOf(const project::Take& take, const std::string& sha256)
{
    const auto* audio = std::get_if<project::AudioContent>(&take.content);
    return audio && audio->assetSha256 == sha256;
}

bool hasTakeOf(const project::Clip& clip, const std::string& sha256)
{
    return std::ranges::any_of(clip.takes, [&](const auto& take) { return isOf(*take, sha256); });
}

} // namespace

Result<Project> setWords(const Project& project, const std::string& sha256, const std::vector<base::TimedWord>& words)
{
    if (!project.assets.contains(sha256))
        return usageError("That sound is not in the project", "Choose a clip with sound");
    if (auto good = checkWords(words); !good)
        return good.error();
    Project edited = project;
    for (std::size_t track = 0; track < project.tracks.size(); ++track)
        for (std::size_t clip = 0; clip < project.tracks[track]->clips.size(); ++clip) {
            if (!hasTakeOf(*project.tracks[track]->clips[clip], sha256))
                continue;
            edited = withClip(edited, {track, clip}, [&](project::Clip& changed) {
                for (auto& take : changed.takes)
                    if (isOf(*take, sha256))
                        take = take.with([&](project::Take& found) { found.words = words; });
            });
        }
    return edited;
}

} // namespace melisma::edits
