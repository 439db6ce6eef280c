// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/store_lock.h"

#include "core/project/file_system.h"

#include <cerrno>
#include <set>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace melisma::voices {

namespace {

namespace fs = std::filesystem;

constexpr const char* kName = ".lock";
constexpr mode_t kOwnerOnly = 0600;
constexpr std::chrono::milliseconds kBetweenTries{10};

/// Whoever waited for itself would wait for ever: an event loop within an event loop may come here twice.
thread_local std::set<fs::path> heldHere;

base::Error busy(const fs::path& folder)
{
    return {base::ErrorKind::io,
            "Another part of Melisma is changing " + folder.string(),
            "Answer what it asks, or wait until it is done, then try again",
            {}};
}

} // namespace

base::Result<StoreLock> StoreLock::take(const fs::path& folder, std::chrono::milliseconds patience)
{
    if (auto made = project::systemFiles().createFolder(folder); !made)
        return made.error();
    const auto path = folder / kName;
    if (heldHere.contains(path))
        return busy(folder);
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kOwnerOnly);
    if (descriptor < 0)
        return project::systemError("write", path, errno);
    const auto end = std::chrono::steady_clock::now() + patience;
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && (errno == EWOULDBLOCK || errno == EINTR)) {
        if (std::chrono::steady_clock::now() >= end) {
            ::close(descriptor);
            return busy(folder);
        }
        std::this_thread::sleep_for(kBetweenTries);
    }
    heldHere.insert(path);
    return StoreLock(path, descriptor);
}

StoreLock::~StoreLock()
{
    if (m_descriptor < 0)
        return;
    heldHere.erase(m_path);
    ::close(m_descriptor);
}

base::Result<bool> isThere(const fs::path& path)
{
    std::error_code failure;
    const auto kind = fs::symlink_status(path, failure).type();
    if (kind == fs::file_type::not_found)
        return false;
    return failure ? project::systemError("read", path, failure.value()) : base::Result<bool>(true);
}

} // namespace melisma::voices
