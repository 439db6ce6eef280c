// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/leftovers.h"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <fstream>
#include <optional>

#include <unistd.h>

namespace melisma::base {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBootLength = 8;
constexpr std::chrono::hours kLongAgo{24};

/// Eight digits that this run of this machine alone has; the same for all of its processes.
const std::string& bootId()
{
    static const std::string id = [] {
        std::string text;
        std::ifstream("/proc/sys/kernel/random/boot_id") >> text;
        return text.size() >= kBootLength ? text.substr(0, kBootLength) : std::string(kBootLength, '0');
    }();
    return id;
}

struct Owner {
    std::string_view boot;
    pid_t pid = 0;
};

/// The owner that `name` states behind `prefix`.
std::optional<Owner> ownerOf(std::string_view name, std::string_view prefix)
{
    if (!name.starts_with(prefix) || name.size() < prefix.size() + kBootLength + 2)
        return std::nullopt;
    name.remove_prefix(prefix.size());
    Owner owner{name.substr(0, kBootLength)};
    const auto* digits = name.data() + kBootLength + 1;
    const auto read = std::from_chars(digits, name.data() + name.size(), owner.pid);
    const bool whole = name[kBootLength] == '-' && read.ec == std::errc{} && owner.pid > 0;
    return whole ? std::optional(owner) : std::nullopt;
}

bool untouchedForLong(const fs::path& path)
{
    std::error_code failure;
    const auto written = fs::last_write_time(path, failure);
    return !failure && fs::file_time_type::clock::now() - written > kLongAgo;
}

bool hasGone(const Owner& owner, const fs::path& path)
{
    if (owner.boot != bootId())
        return untouchedForLong(path);
    return ::kill(owner.pid, 0) != 0 && errno == ESRCH;
}

} // namespace

std::string ownerTag()
{
    return fmt::format("{}-{}", bootId(), ::getpid());
}

void removeLeftovers(const fs::path& folder, std::string_view prefix)
{
    std::error_code failure;
    for (fs::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
        const std::string name = at->path().filename().string();
        std::error_code ignored;
        if (const auto owner = ownerOf(name, prefix); owner && hasGone(*owner, at->path()))
            fs::remove_all(at->path(), ignored);
    }
}

} // namespace melisma::base
