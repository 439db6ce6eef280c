// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace melisma::ml {

/// A recording as mono floats at one rate, kept in a file of a job's folder, so that one of any length is read from
/// anywhere in little memory. The file goes with it. One thread.
class MonoFile {
public:
    using Path = std::filesystem::path;

    /// Reads what libsndfile reads, takes the mean of its channels and brings it to `rate` Hz (0: its own) in a file
    /// that it makes in `folder`. Errors name the sound: notFound, input (no sound, or longer than `mostSeconds`), io.
    static base::Result<MonoFile> make(const Path& sound, int rate, const Path& folder, double mostSeconds,
                                       const std::stop_token& stop = {});

    int rate() const { return m_rate; }
    std::size_t samples() const { return m_samples; }
    double seconds() const { return static_cast<double>(m_samples) / m_rate; }

    /// `count` samples from `begin` on; zeros beyond either end.
    base::Result<std::vector<float>> read(std::int64_t begin, std::size_t count) const;

private:
    struct Scratch;
    MonoFile(std::shared_ptr<Scratch> scratch, int rate, std::size_t samples)
        : m_scratch(std::move(scratch))
        , m_rate(rate)
        , m_samples(samples)
    {}

    std::shared_ptr<Scratch> m_scratch;
    int m_rate;
    std::size_t m_samples;
};

} // namespace melisma::ml
