// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/record/take_writer.h"
#include "core/base/result.h"
#include "core/project/project_folder.h"

#include <filesystem>
#include <vector>

namespace melisma::audio {

/// A project with recordings in it.
struct LandedTakes {
    project::Project project;
    std::vector<std::filesystem::path> files; ///< to be removed once that project's edit is on the disk
    std::size_t takes = 0;
};

/// Gives the takes their places in `folder`'s media and in `project`: a recording whose track has gone gets a new one.
/// The takes keep their temporary names beside the new ones, so that the next opening finds them if this one is cut
/// short. Where there is no room for another name the error says so, and they are found then.
base::Result<LandedTakes> landTakes(const project::Project& project, project::ProjectFolder& folder,
                                    const std::vector<FinishedTake>& takes);

/// Forgets the temporary names of takes that are in the project on the disk.
void removeLanded(const std::vector<std::filesystem::path>& files);

/// What a program that was killed, or a full disk, left of its recordings in `folder`: closed and hashed, ready for
/// landTakes(). Those that `project`, as it was read from the disk, lists already lose their temporary names; so do
/// those without any sound. What cannot be read is left alone and logged. Only for who may write there.
std::vector<FinishedTake> recoverTakes(const project::Project& project, const project::ProjectFolder& folder);

} // namespace melisma::audio
