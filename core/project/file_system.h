// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace melisma::project {

/// A file being written; closed with the object, which syncs nothing.
class WritableFile {
public:
    virtual ~WritableFile() = default;
    virtual base::Result<void> write(std::string_view bytes) = 0;
    /// Returns once the bytes are on the disk (fdatasync).
    virtual base::Result<void> sync() = 0;
};

/// The calls through which a project changes the disk. An interface so that tests can make the n-th call fail;
/// every error names the file and what to do. Callable from any thread.
class FileSystem {
public:
    using Path = std::filesystem::path;

    virtual ~FileSystem() = default;
    /// Opens for writing behind the first `keep` bytes and cuts off the rest; makes the file when absent.
    virtual base::Result<std::unique_ptr<WritableFile>> openForWriting(const Path& path, std::uint64_t keep) = 0;
    /// Replaces what is at `to`.
    virtual base::Result<void> rename(const Path& from, const Path& to) = 0;
    /// Swaps two names, at once where the system can.
    virtual base::Result<void> exchange(const Path& a, const Path& b) = 0;
    /// Makes the folder and its parents; present is success.
    virtual base::Result<void> createFolder(const Path& path) = 0;
    /// Makes the names in a folder survive a power cut.
    virtual base::Result<void> syncFolder(const Path& path) = 0;
};

/// The disk itself.
FileSystem& systemFiles();

/// A failed system call as a sentence. `action` reads on into the path: "write".
base::Error systemError(std::string_view action, const std::filesystem::path& path, int code);

} // namespace melisma::project
