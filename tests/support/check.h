// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A test program without Qt, so that ml can be checked on a machine that has none.

#include <cmath>
#include <cstdio>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

namespace melisma::tests {

struct CheckCase {
    std::string name;
    std::function<void()> run;
};

inline std::vector<CheckCase>& checkCases()
{
    static std::vector<CheckCase> cases;
    return cases;
}

inline int& failedChecks()
{
    static int failed = 0;
    return failed;
}

inline bool registerCase(std::string name, std::function<void()> run)
{
    checkCases().push_back({std::move(name), std::move(run)});
    return true;
}

inline void reportFailure(const char* file, int line, const std::string& what)
{
    ++failedChecks();
    std::fprintf(stderr, "%s:%d: %s\n", file, line, what.c_str());
}

/// Out of line, since GCC 12 warns of strings joined inside the macro where headers are precompiled.
[[gnu::noinline]] inline void reportDistance(double actual, double expected, const char* text, const char* file,
                                             int line)
{
    std::ostringstream out;
    out.precision(10);
    out << text << ": got " << actual << ", expected " << expected;
    reportFailure(file, line, out.str());
}

template <class A, class B>
void checkEqual(const A& actual, const B& expected, const char* text, const char* file, int line)
{
    if (actual == expected)
        return;
    std::ostringstream out;
    out << text << ": got " << actual << ", expected " << expected;
    reportFailure(file, line, out.str());
}

/// Runs every case (or those whose name contains argv[1]); the exit status is the number of failed cases.
inline int runChecks(int argc, char** argv)
{
    const std::string filter = argc > 1 ? argv[1] : "";
    int failedCases = 0;
    for (const auto& testCase : checkCases()) {
        if (testCase.name.find(filter) == std::string::npos)
            continue;
        const int before = failedChecks();
        testCase.run();
        const bool ok = failedChecks() == before;
        failedCases += ok ? 0 : 1;
        std::printf("%s %s\n", ok ? "PASS" : "FAIL", testCase.name.c_str());
    }
    return failedCases;
}

} // namespace melisma::tests

#define CHECK_CASE(name)                                                                                               \
    static void name();                                                                                                \
    static const bool name##Registered = ::melisma::tests::registerCase(#name, name);                                  \
    static void name()
#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            ::melisma::tests::reportFailure(__FILE__, __LINE__, "CHECK(" #condition ")");                              \
    } while (false)
#define CHECK_EQUAL(actual, expected) ::melisma::tests::checkEqual(actual, expected, #actual, __FILE__, __LINE__)
#define CHECK_NEAR(actual, expected, tolerance)                                                                        \
    do {                                                                                                               \
        if (!(std::abs((actual) - (expected)) <= (tolerance)))                                                         \
            ::melisma::tests::reportDistance(static_cast<double>(actual), static_cast<double>(expected), #actual,      \
                                             __FILE__, __LINE__);                                                      \
    } while (false)
