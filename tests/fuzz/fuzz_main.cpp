// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_readers NAME [RUNS [FIRST]]: feeds one of our readers with changed inputs and watches time and memory.
// fuzz_readers NAME --file F: feeds it one file. fuzz_readers --list: the names.
#include "tests/fuzz/mutator.h"
#include "tests/fuzz/reader.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include <sys/resource.h>
#include <unistd.h>

extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

using namespace melisma::tests;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kLongestRunSeconds = 20.0; // sanitizers cost a factor of about ten
constexpr long kMostMemoryKib = 3 * 1024 * 1024;
constexpr std::uint64_t kRunsDivisor = 10;
#else
constexpr double kLongestRunSeconds = 2.0;
constexpr long kMostMemoryKib = 512 * 1024;
constexpr std::uint64_t kRunsDivisor = 1;
#endif
constexpr std::uint64_t kRuns = 100'000;

std::atomic<std::uint64_t> currentRun = 0;

/// Names the run that ended the program, so that it can be repeated alone.
void tellRun()
{
    char text[64] = "died in run ";
    const auto end = std::to_chars(text + std::strlen(text), text + sizeof(text) - 1, currentRun.load()).ptr;
    *end = '\n';
    static_cast<void>(!::write(STDERR_FILENO, text, static_cast<std::size_t>(end + 1 - text)));
}

void onSignal(int number)
{
    tellRun();
    std::signal(number, SIG_DFL);
    ::raise(number);
}

void watchForDeath()
{
    if (__sanitizer_set_death_callback)
        return __sanitizer_set_death_callback(tellRun);
    static char stack[64 * 1024]; // the ordinary stack may be what has run out
    const stack_t alternative{stack, 0, sizeof(stack)};
    ::sigaltstack(&alternative, nullptr);
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_ONSTACK;
    for (const int number : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL})
        ::sigaction(number, &action, nullptr);
}

long memoryKib()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

bool runAll(const FuzzReader& reader, std::uint64_t first, std::uint64_t runs)
{
    using Clock = std::chrono::steady_clock;
    Mutator mutator(reader.seeds);
    double slowest = 0.0;
    const auto begun = Clock::now();
    for (currentRun = first; currentRun < first + runs; ++currentRun) {
        const auto input = mutator.input(currentRun.load());
        const auto start = Clock::now();
        reader.read(input);
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        slowest = std::max(slowest, seconds);
        if (seconds > kLongestRunSeconds) {
            std::printf("%s: run %llu took %.1f s\n", reader.name.c_str(),
                        static_cast<unsigned long long>(currentRun.load()), seconds);
            return false;
        }
    }
    const double total = std::chrono::duration<double>(Clock::now() - begun).count();
    std::printf("%s: %llu runs in %.1f s, the slowest %.0f ms, %ld MiB at most\n", reader.name.c_str(),
                static_cast<unsigned long long>(runs), total, 1000.0 * slowest, memoryKib() / 1024);
    return memoryKib() <= kMostMemoryKib;
}

std::uint64_t number(const char* text)
{
    std::uint64_t value = 0;
    std::from_chars(text, text + std::strlen(text), value);
    return value;
}

} // namespace

int main(int argc, char** argv)
{
    const auto readers = allReaders();
    const std::string name = argc > 1 ? argv[1] : "--list";
    const auto found = std::ranges::find(readers, name, &FuzzReader::name);
    if (found == readers.end()) {
        for (const auto& reader : readers)
            std::puts(reader.name.c_str());
        return name == "--list" ? 0 : 2;
    }
    watchForDeath();
    if (argc > 3 && std::string_view(argv[2]) == "--file") {
        std::ifstream file(argv[3], std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        found->read(bytes);
        return 0;
    }
    return runAll(*found, argc > 3 ? number(argv[3]) : 0, argc > 2 ? number(argv[2]) : kRuns / kRunsDivisor) ? 0 : 1;
}
