// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/temp_name.h"
#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <vector>

namespace melisma::audio {

/// Files that appear together or not at all. Each is made in a hidden folder beside its place; publish() moves them
/// all there, and takes back what it moved when one cannot. Without publish() nothing remains. One thread.
class FileSet {
public:
    explicit FileSet(bool overwrite) : m_overwrite(overwrite) {}
    FileSet(const FileSet&) = delete;
    FileSet& operator=(const FileSet&) = delete;
    ~FileSet();

    /// Where to make the file that is to become `target`. Errors: something is there already and may not be
    /// overwritten, asked twice, its folder is absent or cannot be written.
    base::Result<std::filesystem::path> stage(const std::filesystem::path& target);
    /// Makes a folder that goes again unless published.
    base::Result<void> ensureFolder(const std::filesystem::path& folder);
    /// A name for a file of passing use, in the folder of the first staged one.
    std::filesystem::path scratchFile(const std::string& name) const;

    base::Result<void> publish();

private:
    struct Entry {
        std::filesystem::path staged;
        std::filesystem::path target;
        std::filesystem::path replaced; ///< where an older file waits until all are in place
        bool moved = false;
    };
    base::Result<std::filesystem::path> stagingFolder(const std::filesystem::path& parent);
    base::Result<void> checkFree(const std::filesystem::path& target) const;
    base::Result<void> moveIn(Entry& entry) const;
    void rollBack();

    bool m_overwrite;
    std::vector<std::filesystem::path> m_madeFolders;
    std::map<std::filesystem::path, TemporaryPath> m_staging; ///< by the folder they lie in
    std::vector<Entry> m_entries;
};

} // namespace melisma::audio
