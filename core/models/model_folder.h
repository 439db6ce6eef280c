// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/model_files.h"
#include "core/models/installed_model.h"

#include <memory>
#include <vector>

namespace melisma::models {

/// The folder that holds the installed models: ROOT/<id>/ with the files and installed.json, ROOT/.downloads with what
/// is being fetched, ROOT/.work-* with what is being installed. A model is there whole or not at all.
class ModelFolder {
public:
    using Path = std::filesystem::path;

    explicit ModelFolder(Path root) : m_root(std::move(root)) {}

    /// MELISMA_MODELS, else `chosen` when it is not empty, else melisma/models in the user's data folder (XDG).
    static Path usualRoot(const Path& chosen = {});

    const Path& root() const { return m_root; }
    Path folderOf(const std::string& id) const { return m_root / id; }
    Path downloads() const { return m_root / ".downloads"; }

    /// Ids of what has been installed here, in order of the alphabet.
    std::vector<std::string> ids() const;
    /// The model, proven: a file whose size or change time differs from the record is hashed again. Of kind missing
    /// when it is not there, of kind input when it is damaged; both say which command mends it.
    base::Result<InstalledModel> open(const std::string& id) const;
    /// The same for a task.
    base::Result<base::ModelFiles> find(const std::string& id) const;
    /// Hashes `model.files` in `work`, which must lie on the same file system, writes the record, syncs, and puts the
    /// folder in the place of what was there.
    base::Result<InstalledModel> adopt(const Path& work, InstalledModel model) const;
    /// True when something was there to remove.
    base::Result<bool> remove(const std::string& id) const;

private:
    base::Result<bool> proveFiles(InstalledModel& model) const;

    Path m_root;
};

/// The right to install into a folder, and an empty place to do it in; both end with the object.
class InstallSpace {
public:
    /// Also clears away what killed programs left. The error says when another Melisma is at it.
    static base::Result<std::unique_ptr<InstallSpace>> open(const ModelFolder& folder);
    ~InstallSpace();
    InstallSpace(const InstallSpace&) = delete;
    InstallSpace& operator=(const InstallSpace&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    InstallSpace(int lock, std::filesystem::path path) : m_lock(lock), m_path(std::move(path)) {}

    int m_lock;
    std::filesystem::path m_path;
};

/// "Run: melisma models pull ID --accept-licence"
std::string pullHint(const std::string& id);

} // namespace melisma::models
