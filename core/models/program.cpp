// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/program.h"

#include "core/base/secret_variables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace melisma::models {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr int kPollMs = 50;
constexpr int kPollsBeforeKill = 40; ///< two seconds from the polite signal to the other
constexpr std::size_t kKeptOutput = std::size_t{1} << 16;

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    ~Pipe()
    {
        for (const int end : ends)
            if (end >= 0)
                ::close(end);
    }
};

/// "NAME=VALUE" of all that a child may know.
std::vector<char*> childEnvironment()
{
    const auto isSecret = [](std::string_view entry) {
        const auto name = entry.substr(0, entry.find('='));
        return std::ranges::find(base::kSecretVariables, name) != base::kSecretVariables.end();
    };
    std::vector<char*> entries;
    for (char** entry = environ; *entry; ++entry)
        if (!isSecret(*entry))
            entries.push_back(*entry);
    entries.push_back(nullptr);
    return entries;
}

/// 0, or why it did not start.
int spawn(const std::vector<std::string>& words, int output, pid_t& child)
{
    std::vector<char*> arguments;
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    const int code =
        ::posix_spawnp(&child, arguments.front(), &actions, &attributes, arguments.data(), childEnvironment().data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return code;
}

/// Reads what is there; false when the other end was closed.
bool readSome(int input, std::string& output)
{
    std::array<char, 4096> chunk{};
    const auto size = ::read(input, chunk.data(), chunk.size());
    if (size <= 0)
        return size < 0 && errno == EINTR;
    output.append(chunk.data(), static_cast<std::size_t>(size));
    if (output.size() > 2 * kKeptOutput)
        output.erase(0, output.size() - kKeptOutput);
    return true;
}

/// Until the program closes its output or, after a stop request, has been made to.
void listen(int input, pid_t child, const std::stop_token& stop, std::string& output)
{
    int pollsSinceStop = 0;
    pollfd wait{input, POLLIN, 0};
    while (true) {
        const int ready = ::poll(&wait, 1, kPollMs);
        if (stop.stop_requested()) {
            if (pollsSinceStop == 0)
                ::kill(-child, SIGTERM);
            if (++pollsSinceStop > kPollsBeforeKill)
                break;
        }
        if (ready > 0 && !readSome(input, output))
            break;
    }
    if (stop.stop_requested())
        ::kill(-child, SIGKILL);
}

} // namespace

Result<ProgramRun> runProgram(const std::vector<std::string>& words, std::stop_token stop)
{
    Pipe pipe;
    if (::pipe2(pipe.ends.data(), O_CLOEXEC) != 0)
        return Error{ErrorKind::io,
                     fmt::format("{} cannot be started: {}", words[0], std::generic_category().message(errno)),
                     "Close some programs, then try again",
                     {}};
    pid_t child = -1;
    if (const int code = spawn(words, pipe.ends[1], child); code != 0)
        return Error{code == ENOENT ? ErrorKind::missing : ErrorKind::io,
                     fmt::format("{} cannot be started: {}", words[0], std::generic_category().message(code)),
                     "Install it, then try again",
                     {}};
    ::close(std::exchange(pipe.ends[1], -1));
    ProgramRun run;
    listen(pipe.ends[0], child, stop, run.output);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (stop.stop_requested())
        return Error{ErrorKind::cancelled, "Cancelled", {}, {}};
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return run;
}

} // namespace melisma::models
