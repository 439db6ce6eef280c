// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/disk_faults.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <string>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

using melisma::tests::DiskFaults;

struct Plan {
    std::string below;
    int failing = 0;
    DiskFaults::Kind kind = DiskFaults::Kind::noSpace;
    std::atomic<int> calls{0};
};
Plan g_plan;
std::atomic<bool> g_armed{false};
/// Clean-up after an error is the program's own affair: removing must work on a disk that is full, not on a dead one.
enum class Call { write, remove, other };

bool lies(std::string_view path)
{
    return path.starts_with(g_plan.below);
}

bool watched(const char* path)
{
    return g_armed && path && lies(path);
}

bool watched(int descriptor)
{
    if (!g_armed)
        return false;
    std::array<char, 4096> target{};
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const auto length = ::readlink(link.c_str(), target.data(), target.size());
    return length > 0 && lies({target.data(), static_cast<std::size_t>(length)});
}

/// True when this call is to fail; errno says how.
bool strikes(Call call)
{
    const bool dead = g_plan.kind == DiskFaults::Kind::dead;
    if (call == Call::remove && !dead)
        return false;
    const int number = ++g_plan.calls;
    errno = dead ? EIO : ENOSPC;
    return dead ? number >= g_plan.failing : number == g_plan.failing;
}

template <class Function>
Function* real(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool isShort()
{
    return g_plan.kind == DiskFaults::Kind::shortWrite;
}

bool changes(int flags)
{
    return (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0;
}

} // namespace

namespace melisma::tests {

DiskFaults::DiskFaults(const std::filesystem::path& below, int failing, Kind kind)
{
    g_plan.below = below.string() + "/";
    g_plan.failing = failing;
    g_plan.kind = kind;
    g_plan.calls = 0;
    g_armed = true;
}

DiskFaults::~DiskFaults()
{
    g_armed = false;
}

bool DiskFaults::struck() const
{
    return g_plan.calls >= g_plan.failing;
}

} // namespace melisma::tests

#define REAL(name) static auto* const next = real<decltype(name)>(#name)
// Each wrapper has the signature of the function that it stands before.
#define FAIL_PATH(path, call, answer)                                                                                  \
    if (watched(path) && strikes(call))                                                                                \
    return answer

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size)
{
    REAL(write);
    if (watched(descriptor) && strikes(Call::write)) {
        if (!isShort() || size < 2)
            return -1;
        return next(descriptor, bytes, size / 2);
    }
    return next(descriptor, bytes, size);
}

ssize_t writev(int descriptor, const struct iovec* parts, int count)
{
    REAL(writev);
    FAIL_PATH(descriptor, Call::write, -1);
    return next(descriptor, parts, count);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at)
{
    REAL(pwrite);
    FAIL_PATH(descriptor, Call::write, -1);
    return next(descriptor, bytes, size, at);
}

ssize_t sendfile(int out, int in, off_t* offset, size_t size)
{
    static auto* const next = real<ssize_t(int, int, off_t*, size_t)>("sendfile");
    FAIL_PATH(out, Call::write, -1);
    return next(out, in, offset, size);
}

ssize_t copy_file_range(int in, off_t* inAt, int out, off_t* outAt, size_t size, unsigned flags)
{
    static auto* const next = real<ssize_t(int, off_t*, int, off_t*, size_t, unsigned)>("copy_file_range");
    FAIL_PATH(out, Call::write, -1);
    return next(in, inAt, out, outAt, size, flags);
}

size_t fwrite(const void* bytes, size_t size, size_t count, FILE* file)
{
    REAL(fwrite);
    if (g_armed && watched(::fileno(file)) && strikes(Call::write))
        return isShort() ? next(bytes, size, count / 2, file) : 0;
    return next(bytes, size, count, file);
}

int fflush(FILE* file)
{
    REAL(fflush);
    if (g_armed && file && watched(::fileno(file)) && strikes(Call::other))
        return EOF;
    return next(file);
}

FILE* fopen(const char* path, const char* mode)
{
    REAL(fopen);
    if (std::string_view(mode) != "r" && std::string_view(mode) != "rb")
        FAIL_PATH(path, Call::other, nullptr);
    return next(path, mode);
}

FILE* fopen64(const char* path, const char* mode)
{
    static auto* const next = real<FILE*(const char*, const char*)>("fopen64");
    if (std::string_view(mode) != "r" && std::string_view(mode) != "rb")
        FAIL_PATH(path, Call::other, nullptr);
    return next(path, mode);
}

int open(const char* path, int flags, ...)
{
    static auto* const next = real<int(const char*, int, mode_t)>("open");
    va_list rest;
    va_start(rest, flags);
    const auto mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (changes(flags))
        FAIL_PATH(path, Call::other, -1);
    return next(path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    static auto* const next = real<int(const char*, int, mode_t)>("open64");
    va_list rest;
    va_start(rest, flags);
    const auto mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (changes(flags))
        FAIL_PATH(path, Call::other, -1);
    return next(path, flags, mode);
}

int fsync(int descriptor)
{
    REAL(fsync);
    FAIL_PATH(descriptor, Call::other, -1);
    return next(descriptor);
}

int fdatasync(int descriptor)
{
    REAL(fdatasync);
    FAIL_PATH(descriptor, Call::other, -1);
    return next(descriptor);
}

int ftruncate(int descriptor, off_t length) noexcept
{
    REAL(ftruncate);
    FAIL_PATH(descriptor, Call::other, -1);
    return next(descriptor, length);
}

int rename(const char* from, const char* to) noexcept
{
    REAL(rename);
    FAIL_PATH(to, Call::other, -1);
    return next(from, to);
}

int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) noexcept
{
    static auto* const next = real<int(int, const char*, int, const char*, unsigned)>("renameat2");
    FAIL_PATH(to, Call::other, -1);
    return next(fromFolder, from, toFolder, to, flags);
}

int link(const char* from, const char* to) noexcept
{
    REAL(link);
    FAIL_PATH(to, Call::other, -1);
    return next(from, to);
}

int mkdir(const char* path, mode_t mode) noexcept
{
    REAL(mkdir);
    FAIL_PATH(path, Call::other, -1);
    return next(path, mode);
}

int unlink(const char* path) noexcept
{
    REAL(unlink);
    FAIL_PATH(path, Call::remove, -1);
    return next(path);
}

int remove(const char* path) noexcept
{
    REAL(remove);
    FAIL_PATH(path, Call::remove, -1);
    return next(path);
}

} // extern "C"
