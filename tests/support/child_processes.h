// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <sys/types.h>
#include <unistd.h>

namespace melisma::tests {

/// What /proc/PID/stat says behind the program's name: state, parent, ...; empty when the process has gone.
inline std::string statOf(const std::filesystem::path& process)
{
    std::ifstream file(process / "stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto end = text.rfind(") ");
    return end == std::string::npos ? "" : text.substr(end + 2);
}

/// The processes that this one has started and that still run (those that ended unreaped do not count).
inline std::vector<pid_t> childProcesses()
{
    std::vector<pid_t> children;
    const std::string parent = " " + std::to_string(::getpid()) + " ";
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename().string();
        pid_t pid = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), pid).ptr != name.data() + name.size())
            continue;
        const std::string stat = statOf(entry.path());
        if (stat.size() > 1 && stat[0] != 'Z' && stat.compare(1, parent.size(), parent) == 0)
            children.push_back(pid);
    }
    return children;
}

} // namespace melisma::tests
