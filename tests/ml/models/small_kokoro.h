// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "ml/io/safetensors.h"
#include "ml/models/kokoro/kokoro.h"
#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <map>

// Kokoro's network against the reference classes, made small: tests/golden/make_kokoro.py.

namespace melisma::tests {

using namespace melisma::ml::kokoro;

/// Where to check: MELISMA_TEST_DEVICE, cuda:0 where there is a GPU.
inline std::string testDevice()
{
    const char* device = std::getenv("MELISMA_TEST_DEVICE");
    return device ? device : "cpu";
}

/// cuDNN sums in another order.
inline double usualTolerance()
{
    return testDevice() == "cpu" ? 1e-4 : 3e-4;
}

inline std::uint64_t scattered(std::uint64_t value)
{
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

/// As hashed() in make_kokoro.py, scaled.
inline std::vector<float> numbersOf(const std::string& name, std::size_t count, double offset, double amplitude)
{
    std::uint64_t seed = 0xCBF29CE484222325U;
    for (const char letter : name)
        seed = (seed ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
    std::vector<float> numbers(count);
    for (std::size_t place = 0; place < count; ++place) {
        const std::uint64_t bits = scattered(seed + (place + 1) * 0x9E3779B97F4A7C15U) >> 40U;
        numbers[place] = static_cast<float>(offset + amplitude * (static_cast<double>(bits) / 8388608.0 - 1.0));
    }
    return numbers;
}

inline const ml::Safetensors& golden()
{
    static const ml::Safetensors file = [] {
        auto read =
            ml::Safetensors::read(std::string(std::getenv("MELISMA_SOURCE_DIR")) + "/tests/golden/kokoro.safetensors");
        CHECK(read.ok());
        return *std::move(read);
    }();
    return file;
}

inline std::vector<float> expected(const std::string& name)
{
    auto numbers = golden().floats(name);
    CHECK(numbers.ok());
    return numbers ? *numbers : std::vector<float>();
}

inline std::vector<int> whole(const std::vector<float>& numbers)
{
    return {numbers.begin(), numbers.end()};
}

inline std::vector<int> ids()
{
    return base::parseJson(golden().metadata().at("ids"), "ids")->get<std::vector<int>>();
}

inline std::vector<ml::TensorToWrite> weights()
{
    std::vector<ml::TensorToWrite> tensors;
    const auto table = base::parseJson(golden().metadata().at("weights"), "weights");
    CHECK(table.ok());
    for (const base::Json& row : *table) {
        const auto shape = row[1].get<std::vector<std::int64_t>>();
        std::size_t count = 1;
        for (const std::int64_t size : shape)
            count *= static_cast<std::size_t>(size);
        const auto name = row[0].get<std::string>();
        tensors.push_back(
            ml::floatTensor(name, shape, numbersOf(name, count, row[2].get<double>(), row[3].get<double>())));
    }
    return tensors;
}

inline base::Result<Kokoro> loaded(std::vector<ml::TensorToWrite> tensors, int threads = 2)
{
    const tests::ScratchDir scratch;
    const auto runtime = ml::prepareRuntime(testDevice(), threads);
    CHECK(runtime.ok());
    CHECK(ml::writeSafetensors(scratch.path() / "weights", std::move(tensors)).ok());
    return Kokoro::load(scratch.path() / "weights", *runtime);
}

inline Kokoro model(int threads = 2)
{
    auto kokoro = loaded(weights(), threads);
    if (!kokoro)
        std::fprintf(stderr, "%s\n", kokoro.error().sentence().c_str());
    CHECK(kokoro.ok());
    return *std::move(kokoro);
}

inline double farthest(const std::vector<float>& numbers, const std::vector<float>& others)
{
    if (numbers.size() != others.size())
        return std::numeric_limits<double>::infinity();
    double most = 0.0;
    for (std::size_t index = 0; index < numbers.size(); ++index)
        most = std::max(most, std::abs(static_cast<double>(numbers[index]) - static_cast<double>(others[index])));
    return most;
}

inline void compare(const std::string& name, const std::vector<float>& numbers, double tolerance = usualTolerance())
{
    const double distance = farthest(numbers, expected(name));
    std::printf("  %s: %zu numbers, at most %.2e apart\n", name.c_str(), numbers.size(), distance);
    const auto right = expected(name);
    std::size_t first = 0;
    while (first < std::min(numbers.size(), right.size()) && std::abs(numbers[first] - right[first]) < tolerance)
        ++first;
    if (!(distance < tolerance))
        std::printf("  the first that is off is number %zu\n", first);
    if (!(distance < tolerance))
        tests::reportFailure(__FILE__, __LINE__, name + " is " + std::to_string(distance) + " off");
}

/// The noise of make_kokoro.py.
inline DecodeOptions seeded()
{
    DecodeOptions options;
    options.seed = 5;
    return options;
}

inline Curves melody()
{
    return {expected("melody"), expected("sung_energy")};
}

inline std::vector<int> sungDurations()
{
    return whole(expected("sung_durations"));
}

inline std::vector<float> sung(const Kokoro& kokoro, const DecodeOptions& options)
{
    const auto samples = kokoro.decode(ids(), sungDurations(), melody(), expected("style"), options);
    CHECK(samples.ok());
    return samples ? *samples : std::vector<float>();
}

} // namespace melisma::tests
