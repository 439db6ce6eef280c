// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/safetensors.h"
#include "ml/nn/runtime.h"
#include "tests/support/check.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <numbers>

namespace melisma::tests {

/// A file of tests/golden/conversion.
inline std::filesystem::path conversionGolden(const std::string& name)
{
    const char* source = std::getenv("MELISMA_SOURCE_DIR");
    return std::filesystem::path(source ? source : ".") / "tests" / "golden" / "conversion" / name;
}

inline ml::Runtime cpu(int threads = 2)
{
    const auto runtime = ml::prepareRuntime("cpu", threads);
    CHECK(runtime.ok());
    return *runtime;
}

/// A file of an installed model, or nothing.
inline std::filesystem::path installedWeights(const std::string& model, const std::string& file)
{
    const char* models = std::getenv("MELISMA_MODELS");
    const auto path = std::filesystem::path(models ? models : "") / model / file;
    return models && std::filesystem::exists(path) ? path : std::filesystem::path();
}

/// Numbers that a reference made.
class Golden {
public:
    explicit Golden(const std::string& name) : m_file(ml::Safetensors::read(conversionGolden(name)))
    {
        CHECK(m_file.ok());
    }

    std::vector<float> operator[](const std::string& name) const
    {
        auto numbers = m_file->floats(name);
        if (!numbers)
            reportFailure(__FILE__, __LINE__, "the golden has no " + name);
        return numbers ? *numbers : std::vector<float>();
    }

private:
    base::Result<ml::Safetensors> m_file;
};

inline double farthest(std::span<const float> numbers, std::span<const float> others)
{
    if (numbers.size() != others.size())
        return std::numeric_limits<double>::infinity();
    double most = 0.0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double apart = std::abs(static_cast<double>(numbers[i]) - static_cast<double>(others[i]));
        most = apart <= most ? most : apart; // not-a-number is kept
    }
    return most;
}

/// That `numbers` are those of the golden to within `tolerance`; says how far they are apart.
inline void compare(const std::string& name, std::span<const float> numbers, std::span<const float> expected,
                    double tolerance)
{
    const double distance = farthest(numbers, expected);
    std::printf("  %s: %zu numbers, at most %.2e apart\n", name.c_str(), numbers.size(), distance);
    if (!(distance < tolerance))
        reportFailure(__FILE__, __LINE__,
                      name + " is " + std::to_string(distance) + " off (" + std::to_string(numbers.size()) + " of " +
                          std::to_string(expected.size()) + " numbers)");
}

/// As hashed() in tests/golden/conversion/signals.py.
inline double hashedNoise(std::uint64_t place)
{
    std::uint64_t value = (place + 1) * 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    value = value ^ (value >> 31U);
    return static_cast<double>(value >> 40U) / 8388608.0 - 1.0;
}

/// As sung() there.
inline std::vector<float> sungNote(double seconds, double f0, double tilt, double rate = 16000.0, double breath = 0.002)
{
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
    constexpr double kTurn = 2.0 * std::numbers::pi;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / rate;
        const double turns = f0 * time + 0.03 * f0 / (kTurn * 5.0) * std::sin(kTurn * 5.0 * time);
        double tone = 0.0;
        for (int number = 1; number <= 10; ++number)
            tone += std::sin(kTurn * number * turns) / std::pow(number, tilt);
        const double swell = 0.6 + 0.4 * std::sin(kTurn * 0.7 * time);
        samples[i] = static_cast<float>(0.1 * tone * swell + breath * hashedNoise(i));
    }
    return samples;
}

inline void checkInputRefused(const base::Error& error)
{
    CHECK(error.kind == base::ErrorKind::input && !error.message.empty() && !error.hint.empty());
}

} // namespace melisma::tests
