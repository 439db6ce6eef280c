// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// A recording read block by block, the mean of its channels. One thread.
class SoundReader {
public:
    /// What libsndfile reads, up to `mostSeconds`. Errors name the file: notFound, input (no sound file, or longer).
    static base::Result<SoundReader> open(const std::filesystem::path& path, double mostSeconds);
    /// The same of a file that is in memory, which must outlive it; `name` is what errors call it.
    static base::Result<SoundReader> open(std::string_view bytes, const std::string& name, double mostSeconds);

    int sampleRate() const;
    /// Puts the next samples in place of what is in `block`: none at the end. ErrorKind::input where the file is
    /// damaged or longer than it said.
    base::Result<void> next(std::vector<float>& block);

private:
    struct File;
    struct Close {
        void operator()(File* file) const;
    };
    explicit SoundReader(std::unique_ptr<File, Close> file) : m_file(std::move(file)) {}
    base::Error tooLong() const;
    static base::Result<SoundReader> checked(std::unique_ptr<File, Close> file, const std::string& name,
                                             double mostSeconds);

    std::unique_ptr<File, Close> m_file;
};

/// A whole recording, the mean of its channels.
struct MonoSound {
    std::vector<float> samples;
    int sampleRate = 0;
    double seconds() const { return sampleRate > 0 ? static_cast<double>(samples.size()) / sampleRate : 0.0; }
};

/// Reads what libsndfile reads, up to `mostSeconds`. Errors name the file: notFound, input (no sound file, or longer).
base::Result<MonoSound> readMono(const std::filesystem::path& path, double mostSeconds);

/// The same of a file that is in memory; `name` is what errors call it.
base::Result<MonoSound> readMono(std::string_view bytes, const std::string& name, double mostSeconds);

} // namespace melisma::ml
