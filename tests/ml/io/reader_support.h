// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "ml/io/file_bytes.h"
#include "tests/support/check.h"

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <sys/resource.h>

namespace melisma::tests {

using Bytes = std::vector<std::byte>;

/// A file of tests/golden/readers, which make_readers.py wrote.
inline std::filesystem::path readerGolden(const std::string& name)
{
    const char* source = std::getenv("MELISMA_SOURCE_DIR");
    return std::filesystem::path(source ? source : ".") / "tests" / "golden" / "readers" / name;
}

inline base::Json goldenJson(const std::string& name)
{
    const auto json = base::readJsonFile(readerGolden(name));
    CHECK(json.ok());
    return json ? *json : base::Json::object();
}

inline Bytes goldenBytes(const std::string& name)
{
    const auto bytes = ml::readFileBytes(readerGolden(name));
    CHECK(bytes.ok());
    return bytes ? *bytes : Bytes{};
}

inline Bytes bytesOf(std::string_view text)
{
    const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
    return {bytes.begin(), bytes.end()};
}

/// `values` are those of a golden's tensor to within `tolerance`, relative to the largest.
inline void checkGolden(const base::Json& golden, const std::vector<std::int64_t>& shape,
                        const std::vector<float>& values, double tolerance, const std::string& name)
{
    const auto expected = golden["values"].get<std::vector<double>>();
    bool same = golden["shape"].get<std::vector<std::int64_t>>() == shape && expected.size() == values.size();
    for (std::size_t i = 0; same && i < values.size(); ++i)
        same = std::abs(values[i] - expected[i]) <= tolerance * std::max(1.0, std::abs(expected[i]));
    if (!same)
        reportFailure(__FILE__, __LINE__, name + " differs from its golden");
}

/// The error is one sentence that says `reason` and is fit to be shown.
inline void checkRefusal(const base::Error& error, const std::string& what, const std::string& reason)
{
    const bool fit = error.message.find(reason) != std::string::npos && error.message.size() < 300 &&
                     error.message.find('\n') == std::string::npos && !error.hint.empty();
    if (!fit)
        reportFailure(__FILE__, __LINE__, what + ": got '" + error.message + "', expected '" + reason + "'");
}

inline long memoryMib()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/// Feeds `read` with 200 copies of `good`, each with one to eight bits changed, and answers how many were taken.
inline int takenAfterFlips(const Bytes& good, const std::function<bool(const Bytes&)>& read)
{
    std::mt19937 random(2026);
    int taken = 0;
    for (int run = 0; run < 200; ++run) {
        Bytes bytes = good;
        for (unsigned flips = 1 + random() % 8; flips > 0; --flips)
            bytes[random() % bytes.size()] ^= std::byte{1} << (random() % 8);
        taken += read(bytes) ? 1 : 0;
    }
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(memoryMib() < 512);
#endif
    return taken;
}

} // namespace melisma::tests
