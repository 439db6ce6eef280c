// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/import_audio.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace melisma::audio {

struct ImportProgress {
    int done = 0; ///< files that are through, skipped ones included
    int count = 0;
    double fraction = 0.0; ///< of all files together; never goes back
    std::string name;      ///< of the file that moved last
};

/// A file that is now in the project's media folder.
struct StoredAudio {
    std::filesystem::path source;
    project::Asset asset; ///< with its place in the media folder
    project::Provenance provenance;
    int repairedSamples = 0;
    bool isNew = false; ///< the media folder did not hold this sound before
};

struct SkippedFile {
    std::filesystem::path source;
    base::Error reason;
};

struct ImportedBatch {
    std::vector<StoredAudio> files; ///< in the order of the sources; equal sounds share one media file
    std::vector<SkippedFile> skipped;
    bool cancelled = false; ///< then `files` is empty and nothing new is in the media folder
};

/// `paths` with each folder replaced by the sound files in it, at any depth, sorted by path; known by their
/// extension. Hidden entries and links to folders are left out. Reads the disk.
std::vector<std::filesystem::path> soundFilesOf(const std::vector<std::filesystem::path>& paths);

/// Says why a sound of this story may not be brought in. From several threads.
using Admit = std::function<base::Result<void>(const project::Provenance& story, const std::string& name)>;

/// Brings sound files to `projectRate` on as many threads as there are cores and takes them into
/// `projectFolder`/media. What cannot be read is skipped with its reason and never stops the rest. `progress` comes
/// from the threads, one call at a time. `scratch` lies on the project's file system. What `admit` refuses is skipped
/// too; without one provenance::checkMaterial asks what the file itself says of its voices.
ImportedBatch importMany(const std::vector<std::filesystem::path>& sources, int projectRate,
                         const std::filesystem::path& scratch, const std::filesystem::path& projectFolder,
                         const std::function<void(const ImportProgress&)>& progress = {}, std::stop_token stop = {},
                         const Admit& admit = {});

/// Takes new files of a batch that nobody wants any more out of `projectFolder` again.
void discardBatch(const ImportedBatch& batch, const std::filesystem::path& projectFolder);

} // namespace melisma::audio
