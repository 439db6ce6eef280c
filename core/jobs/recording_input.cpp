// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/recording_input.h"

#include "core/project/comp.h"

namespace melisma::jobs {

namespace {

const project::Asset* soundOf(const project::Project& project, const project::Clip& clip)
{
    const auto* audio = std::get_if<project::AudioContent>(&project::takeAt(clip, clip.offset).content);
    const auto asset = audio ? project.assets.find(audio->assetSha256) : project.assets.end();
    return asset == project.assets.end() ? nullptr : &*asset->second;
}

} // namespace

base::Result<void> addRecordingInput(base::TaskRequest& request, const project::Project& project, project::ClipId id,
                                     const std::filesystem::path& projectFolder)
{
    const auto* clip = project.findClip(id);
    const auto* sound = clip ? soundOf(project, *clip) : nullptr;
    if (!sound)
        return base::Error{base::ErrorKind::usage, "There is no sound to listen to", "Choose a clip with sound", {}};
    request.inputs.push_back({kRecordingInput, projectFolder / sound->file, sound->sha256});
    return {};
}

} // namespace melisma::jobs
