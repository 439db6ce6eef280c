// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/history.h"
#include "core/project/project.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace melisma::project {

class FileSystem;
FileSystem& systemFiles();

/// `Name.melisma/` on disk: project.json (+ five generations), journal.log, media/, cache/, lock.
///
/// One object per open project; it holds the lock for as long as it lives. save() and noteEdit() may be called from
/// one thread at a time (the UI's); the journal is written by a thread of its own, at most one second behind.
class ProjectFolder {
public:
    struct Opened;

    /// Makes the folder with a first saved state. An existing path is an error unless `replace`, which takes the place
    /// of a project that nobody has open, all at once and only when the new one is whole; never of anything else.
    /// `mediaFrom`: a project folder whose media the new one is to have too, as links where the disk can.
    static base::Result<std::unique_ptr<ProjectFolder>> create(const std::filesystem::path& path,
                                                               const Project& project, bool replace = false,
                                                               FileSystem& files = systemFiles(),
                                                               const std::filesystem::path& mediaFrom = {});
    /// Reads the newest state that is whole: project.json, else a generation, plus the journal's records behind it.
    /// When another process holds the lock the project opens read-only.
    static base::Result<Opened> open(const std::filesystem::path& path, FileSystem& files = systemFiles());

    virtual ~ProjectFolder() = default;

    virtual const std::filesystem::path& path() const = 0;
    virtual bool readOnly() const = 0;

    /// Writes `project` atomically as the new generation and starts an empty journal.
    virtual base::Result<void> save(const Project& project) = 0;
    /// Hands the state after an edit to the journal; returns at once.
    virtual void noteEdit(ProjectPtr project, const std::string& label) = 0;
    /// Waits until everything noted is on the disk; the error of the last write, if one failed.
    virtual base::Result<void> flush() = 0;
    /// True when noted edits are not yet in project.json.
    virtual bool hasUnsavedEdits() const = 0;

    /// Takes a finished file into media/ under its hash and returns the asset's relative path.
    /// Moves when `move`, else copies; already present is success.
    virtual base::Result<std::string> adoptMedia(const std::filesystem::path& file, const std::string& sha256,
                                                 bool move) = 0;
    std::filesystem::path mediaPath(const Asset& asset) const { return path() / asset.file; }
    std::filesystem::path cachePath() const { return path() / "cache"; }

protected:
    ProjectFolder() = default;
};

struct ProjectFolder::Opened {
    std::unique_ptr<ProjectFolder> folder;
    Project project;
    /// One sentence when something was repaired or recovered, for the person to read.
    std::optional<std::string> recovery;
    /// Assets whose file is not there; their clips stay silent.
    std::vector<std::string> missingMedia;
};

} // namespace melisma::project
