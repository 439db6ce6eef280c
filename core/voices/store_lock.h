// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <filesystem>
#include <utility>

namespace melisma::voices {

/// Held while something in a folder is read, changed and written back, so that of several programs or threads each
/// sees what the others wrote. It is gone with the program that held it. Ends on the thread that took it.
class StoreLock {
public:
    /// How long a holder is waited for: it may be a person who thinks of a passphrase.
    static constexpr std::chrono::seconds kPatience{20};

    /// Makes the folder where there is none. ErrorKind::io when somebody holds it for too long, and at once when this
    /// very thread does. On a file system that knows no locks it holds nothing.
    static base::Result<StoreLock> take(const std::filesystem::path& folder,
                                        std::chrono::milliseconds patience = kPatience);

    StoreLock(StoreLock&& other) noexcept
        : m_path(std::move(other.m_path))
        , m_descriptor(std::exchange(other.m_descriptor, -1))
    {}
    StoreLock& operator=(StoreLock&&) = delete;
    ~StoreLock();

private:
    StoreLock(std::filesystem::path path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}

    std::filesystem::path m_path;
    int m_descriptor;
};

/// False only where there is certainly nothing: a link into nowhere is something, and what cannot be looked at is an
/// error, so that neither is taken for a first use and written over.
base::Result<bool> isThere(const std::filesystem::path& path);

} // namespace melisma::voices
