// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/leftovers.h"
#include "core/models/model_folder.h"
#include "core/project/file_system.h"

#include <cerrno>
#include <string>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

namespace melisma::models {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

const std::string kPrefix = ".work-";

/// The descriptor that holds the lock.
Result<int> lock(const std::filesystem::path& root)
{
    const auto path = root / ".lock";
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return project::systemError("write", path, errno);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
    const int code = errno;
    ::close(descriptor);
    if (code != EWOULDBLOCK)
        return project::systemError("lock", path, code);
    return Error{ErrorKind::io,
                 "Another Melisma is changing the models in " + root.string(),
                 "Wait until it is done, then try again",
                 {}};
}

} // namespace

Result<std::unique_ptr<InstallSpace>> InstallSpace::open(const ModelFolder& folder)
{
    if (auto made = project::systemFiles().createFolder(folder.downloads()); !made)
        return made.error();
    const auto held = lock(folder.root());
    if (!held)
        return held.error();
    base::removeLeftovers(folder.root(), kPrefix);
    base::removeLeftovers(folder.downloads(), ".client-");
    std::string name = (folder.root() / (kPrefix + base::ownerTag() + "-XXXXXX")).string();
    if (!::mkdtemp(name.data())) {
        const auto failure = project::systemError("make the folder", name, errno);
        ::close(*held);
        return failure;
    }
    return std::unique_ptr<InstallSpace>(new InstallSpace(*held, name));
}

InstallSpace::~InstallSpace()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
    ::close(m_lock);
}

} // namespace melisma::models
