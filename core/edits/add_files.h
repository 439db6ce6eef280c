// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"
#include "core/project/provenance.h"

#include <vector>

namespace melisma::edits {

/// A sound file that is in the media folder already.
struct FileToAdd {
    project::Asset asset;
    project::Provenance provenance;
};

/// Puts each file at `at` onto a new audio track of its own name, or, when the project has `track`, onto it one behind
/// the other. Errors as of addTrack and addAudioClip; then nothing is added.
base::Result<project::Project> addFiles(const project::Project& project, const std::vector<FileToAdd>& files,
                                        project::TrackId track, base::Frames at);

} // namespace melisma::edits
