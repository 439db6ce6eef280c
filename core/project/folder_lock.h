// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>

namespace melisma::project {

/// The right to change a project folder, held as long as the object lives and given up by the system when the
/// program dies. The file `lock` in the folder names the holder (pid and host) for people and for file systems
/// without flock, where a holder that is gone from this host does not count.
class FolderLock {
public:
    /// The error says who holds it, or why the folder cannot be written. Waits up to two seconds for a lock whose
    /// holder has died.
    static base::Result<std::unique_ptr<FolderLock>> take(const std::filesystem::path& folder);

    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

} // namespace melisma::project
