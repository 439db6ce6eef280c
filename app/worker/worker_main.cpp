// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/worker_main.h"

#include <fmt/format.h>

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kNiceness = 10; ///< sound and window go first

struct Arguments {
    std::string mode; ///< "", "--describe", "--self-test", "--report"
    std::string device = "auto";
    int threads = 0;
};

Result<int> readThreads(std::string_view text)
{
    int threads = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), threads);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || threads < 0)
        return Error{ErrorKind::usage, fmt::format("'{}' is not a number of threads", text), {}, {}};
    return threads;
}

Result<Arguments> readArguments(const std::vector<std::string>& words)
{
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool hasValue = i + 1 < words.size();
        if (words[i] == "--describe" || words[i] == "--self-test" || words[i] == "--report") {
            arguments.mode = words[i];
        } else if (words[i] == "--device" && hasValue) {
            arguments.device = words[++i];
        } else if (words[i] == "--threads" && hasValue) {
            const auto threads = readThreads(words[++i]);
            if (!threads)
                return threads.error();
            arguments.threads = *threads;
        } else {
            return Error{ErrorKind::usage,
                         fmt::format("melisma-worker does not know '{}'", words[i]),
                         "Use --describe, --self-test, --report, --device D or --threads N",
                         {}};
        }
    }
    return arguments;
}

/// OpenMP reads this when it is loaded, before main: where it is missing the program starts itself once more.
/// Threads that spin while they wait would take the cores from the sound.
void makeWaitingPassive(char** argv)
{
    if (std::getenv("OMP_WAIT_POLICY"))
        return;
    ::setenv("OMP_WAIT_POLICY", "passive", 1);
    ::execv("/proc/self/exe", argv); // only returns when it cannot: then it goes on as it is
}

/// A descriptor for answers that nothing else can write to: what libraries print to stdout goes to stderr.
int reserveStdout()
{
    std::fflush(stdout);
    const int answers = ::dup(STDOUT_FILENO);
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
    return answers;
}

int print(int output, const Json& json, bool ok)
{
    LineWriter(output).write(json.dump() + "\n");
    return ok ? EXIT_SUCCESS : kFailed;
}

int describe(int output, const jobs::Tasks& tasks)
{
    Json list = Json::array();
    for (const auto& task : tasks)
        list.push_back(base::toJson(task->descriptor()));
    return print(output, Json{{"tasks", list}}, true);
}

int selfTest(int output, const WorkerProgram& program, const Arguments& arguments)
{
    const auto outcome = program.selfTest(arguments.device, arguments.threads);
    if (!outcome)
        return print(output, base::toJson(outcome.error()), false);
    return print(output, *outcome, base::memberOr<bool>(*outcome, "ok", false));
}

int serve(int output, const WorkerProgram& program)
{
    std::signal(SIGPIPE, SIG_IGN);
    [[maybe_unused]] const int niceness = ::nice(kNiceness); // where that is refused the worker is only less polite
    WorkerLoop(program.makeTasks, STDIN_FILENO, output, program.desk).run();
    return EXIT_SUCCESS;
}

int runMode(int output, const WorkerProgram& program, const Arguments& arguments)
{
    if (arguments.mode == "--describe")
        return describe(output, program.makeTasks());
    if (arguments.mode == "--self-test")
        return selfTest(output, program, arguments);
    if (arguments.mode == "--report")
        return print(output, program.report(), true);
    return serve(output, program);
}

} // namespace

int workerMain(int argc, char** argv, const WorkerProgram& program)
{
    const auto arguments = readArguments({argv + 1, argv + argc});
    if (!arguments) {
        fmt::print(stderr, "{}\n", arguments.error().sentence());
        return kWrongUsage;
    }
    if (arguments->mode != "--describe")
        makeWaitingPassive(argv);
    const int output = reserveStdout();
    try {
        return runMode(output, program, *arguments);
    } catch (const std::exception& failure) {
        return print(output,
                     base::toJson(Error{ErrorKind::internal, "The worker failed unexpectedly", {}, failure.what()}),
                     false);
    }
}

} // namespace melisma::app
