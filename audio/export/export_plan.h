// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/export_project.h"

#include <optional>
#include <string>
#include <vector>

namespace melisma::audio {

/// One sound file to be made.
struct AudioTarget {
    std::filesystem::path path;
    std::string kind;                      ///< "mix" or "stem"
    std::string title;                     ///< the song's name, or the track's
    std::optional<std::size_t> trackIndex; ///< stems: place in Project::tracks
    WriteSpec spec;
};

/// A request made plain and found possible.
struct ExportPlan {
    std::vector<AudioTarget> audio; ///< the mix first
    base::Frames start;             ///< at the project's rate
    base::Frames end;
    int sampleRate = 0;
};

/// The audible tracks that become stems, as places in Project::tracks.
std::vector<std::size_t> stemTracks(const project::Project& project);
/// The names of their files, in the same order.
base::Result<std::vector<std::string>> stemFileNames(const project::Project& project, const ExportRequest& request);

/// Errors: nothing asked, nothing to hear, a range without length, a format that its container cannot hold.
base::Result<ExportPlan> planExport(const project::Project& project, const ExportRequest& request);

/// Every file that the export will write, records included, mix first. Errors as planExport.
base::Result<std::vector<std::filesystem::path>> plannedFiles(const project::Project& project,
                                                              const ExportRequest& request);

} // namespace melisma::audio
