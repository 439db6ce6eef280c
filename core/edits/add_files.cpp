// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/add_files.h"

#include "core/edits/add_audio_clip.h"
#include "core/edits/add_track.h"

#include <filesystem>
#include <string>

namespace melisma::edits {

namespace {

base::Result<project::Project> onNewTrack(const project::Project& project, const FileToAdd& file, base::Frames at)
{
    const std::string stem = std::filesystem::path(file.asset.name).stem().string();
    auto wider = addTrack(project, project::TrackKind::audio, stem);
    if (!wider) // empty, or longer than a track's name may be
        wider = addTrack(project, project::TrackKind::audio, "Audio");
    if (!wider)
        return wider;
    return addAudioClip(*wider, wider->tracks.back()->id, file.asset, at, file.provenance);
}

} // namespace

base::Result<project::Project> addFiles(const project::Project& project, const std::vector<FileToAdd>& files,
                                        project::TrackId track, base::Frames at)
{
    const bool onOne = project.findTrack(track) != nullptr;
    project::Project edited = project;
    for (const FileToAdd& file : files) {
        auto next = onOne ? addAudioClip(edited, track, file.asset, at, file.provenance) : onNewTrack(edited, file, at);
        if (!next)
            return next;
        edited = std::move(*next);
        if (onOne)
            at += file.asset.frames;
    }
    return edited;
}

} // namespace melisma::edits
