// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/file_system.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace melisma::project {

namespace {

using base::Result;
using Path = std::filesystem::path;

/// Keeps asking while a signal interrupts.
template <class Call>
auto retrying(Call call)
{
    auto answer = call();
    while (answer < 0 && errno == EINTR)
        answer = call();
    return answer;
}

class SystemFile final : public WritableFile {
public:
    SystemFile(int descriptor, Path path) : m_descriptor(descriptor), m_path(std::move(path)) {}
    ~SystemFile() override { ::close(m_descriptor); }

    Result<void> write(std::string_view bytes) override
    {
        while (!bytes.empty()) {
            const auto written = retrying([&] { return ::write(m_descriptor, bytes.data(), bytes.size()); });
            if (written < 0)
                return systemError("write", m_path, errno);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return {};
    }

    Result<void> sync() override
    {
        if (retrying([&] { return ::fdatasync(m_descriptor); }) < 0)
            return systemError("write", m_path, errno);
        return {};
    }

private:
    int m_descriptor;
    Path m_path;
};

class SystemFiles final : public FileSystem {
public:
    Result<std::unique_ptr<WritableFile>> openForWriting(const Path& path, std::uint64_t keep) override
    {
        const int descriptor = retrying([&] { return ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666); });
        if (descriptor < 0)
            return systemError("write", path, errno);
        std::unique_ptr<WritableFile> file = std::make_unique<SystemFile>(descriptor, path);
        const auto end = static_cast<off_t>(keep);
        if (::ftruncate(descriptor, end) < 0 || ::lseek(descriptor, end, SEEK_SET) < 0)
            return systemError("write", path, errno);
        return file;
    }

    Result<void> rename(const Path& from, const Path& to) override
    {
        if (::rename(from.c_str(), to.c_str()) < 0)
            return systemError("replace", to, errno);
        return {};
    }

    Result<void> exchange(const Path& a, const Path& b) override
    {
        if (::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0)
            return {};
        // Some file systems have no exchange: three renames, taken back when the second fails.
        const Path aside = b.string() + ".aside";
        if (::rename(b.c_str(), aside.c_str()) < 0)
            return systemError("replace", b, errno);
        if (::rename(a.c_str(), b.c_str()) < 0) {
            const int code = errno;
            static_cast<void>(::rename(aside.c_str(), b.c_str()));
            return systemError("replace", b, code);
        }
        return rename(aside, a);
    }

    Result<void> createFolder(const Path& path) override
    {
        std::error_code failure;
        std::filesystem::create_directories(path, failure);
        if (failure)
            return systemError("make the folder", path, failure.value());
        return {};
    }

    Result<void> syncFolder(const Path& path) override
    {
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0)
            return systemError("write to", path, errno);
        const int answer = retrying([&] { return ::fsync(descriptor); });
        const int code = errno;
        ::close(descriptor);
        // Network file systems that cannot sync a folder say EINVAL; there is nothing better to do on them.
        if (answer < 0 && code != EINVAL)
            return systemError("write to", path, code);
        return {};
    }
};

std::string hintFor(int code)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return "Free some space on that disk, then try again";
    case EACCES:
    case EPERM:
    case EROFS:
        return "Choose a folder that you may write to";
    case ENOENT:
    case ENOTDIR:
        return "Check the path";
    default:
        return "Check that the disk is connected and works";
    }
}

} // namespace

base::Error systemError(std::string_view action, const Path& path, int code)
{
    return {base::ErrorKind::io,
            fmt::format("Cannot {} {}: {}", action, path.string(), std::generic_category().message(code)),
            hintFor(code),
            {}};
}

FileSystem& systemFiles()
{
    static SystemFiles files;
    return files;
}

} // namespace melisma::project
