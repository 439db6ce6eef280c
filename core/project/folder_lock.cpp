// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/folder_lock.h"

#include "core/base/json.h"
#include "core/project/file_system.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace melisma::project {

namespace {

using base::Error;
using base::Result;

struct Holder {
    pid_t pid = 0;
    std::string host;
};

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

Holder readHolder(int descriptor)
{
    std::array<char, 512> text{};
    const auto size = ::pread(descriptor, text.data(), text.size(), 0);
    const auto json = base::parseJson({text.data(), size > 0 ? static_cast<std::size_t>(size) : 0}, "lock");
    return json ? Holder{base::memberOr<pid_t>(*json, "pid", 0), base::memberOr<std::string>(*json, "host", "")}
                : Holder{};
}

void writeHolder(int descriptor)
{
    const std::string text = base::Json{{"pid", ::getpid()}, {"host", hostName()}}.dump() + "\n";
    if (::ftruncate(descriptor, 0) == 0)
        static_cast<void>(!::pwrite(descriptor, text.data(), text.size(), 0)); // only people read it
}

bool hasDied(const Holder& holder)
{
    return holder.pid > 0 && holder.host == hostName() && ::kill(holder.pid, 0) != 0 && errno == ESRCH;
}

/// For file systems that know no flock.
bool isAnother(const Holder& holder)
{
    const bool us = holder.pid == ::getpid() && holder.host == hostName();
    return holder.pid > 0 && !us && !hasDied(holder);
}

enum class Attempt { taken, held, unknown }; ///< unknown: a file system without flock

Attempt tryLock(int descriptor)
{
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return Attempt::taken;
    return errno == EWOULDBLOCK ? Attempt::held : Attempt::unknown;
}

/// A process that is only just being started has all that its parent had open until it becomes its own program; if the
/// parent is killed in between, the lock outlives it by that moment.
Attempt lockFromTheDead(int descriptor)
{
    constexpr std::chrono::milliseconds kMoment{2000};
    const auto end = std::chrono::steady_clock::now() + kMoment;
    Attempt attempt = tryLock(descriptor);
    while (attempt == Attempt::held && hasDied(readHolder(descriptor)) && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        attempt = tryLock(descriptor);
    }
    return attempt;
}

Error heldBy(const std::filesystem::path& folder, const Holder& holder)
{
    const std::string who = holder.pid > 0 ? fmt::format(" (process {} on {})", holder.pid, holder.host) : "";
    return {base::ErrorKind::io,
            fmt::format("{} is open in another Melisma{}", folder.string(), who),
            "Close it there to change it here",
            {}};
}

} // namespace

Result<std::unique_ptr<FolderLock>> FolderLock::take(const std::filesystem::path& folder)
{
    const auto path = folder / "lock";
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return systemError("write to", folder, errno);
    const Attempt attempt = lockFromTheDead(descriptor);
    const Holder holder = readHolder(descriptor);
    if (attempt == Attempt::held || (attempt == Attempt::unknown && isAnother(holder))) {
        ::close(descriptor);
        return heldBy(folder, holder);
    }
    writeHolder(descriptor);
    return std::unique_ptr<FolderLock>(new FolderLock(descriptor));
}

FolderLock::~FolderLock()
{
    static_cast<void>(!::ftruncate(m_descriptor, 0));
    ::flock(m_descriptor, LOCK_UN); // also for a process that is being started just now and has it open too
    ::close(m_descriptor);
}

} // namespace melisma::project
