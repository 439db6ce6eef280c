// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/resampler.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace melisma::audio {

/// Interleaved stereo floats on the disk, resampled on the way in: what lies between rendering a file and knowing the
/// gain it is to be written with. Stretches of silence take no room. One thread at a time; first in, then out.
class FloatSpool {
public:
    static base::Result<FloatSpool> create(const std::filesystem::path& file, int fromRate, int toRate);

    base::Result<void> write(std::span<const float> samples);
    /// Takes what the resampler still holds and turns to reading.
    base::Result<void> rewind();
    /// Reads from the first sample again, after rewind().
    base::Result<void> restart();
    /// The next samples, as many as there are up to samples.size(); 0 at the end.
    base::Result<std::size_t> read(std::span<float> samples);

    float peak() const { return m_peak; } ///< largest magnitude written
    base::Frames frames() const { return {static_cast<std::int64_t>(m_written / 2)}; }

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    FloatSpool(std::filesystem::path path, std::FILE* file, Resampler resampler)
        : m_path(std::move(path))
        , m_file(file)
        , m_resampler(std::move(resampler))
    {}
    base::Result<void> append(std::span<const float> samples);

    std::filesystem::path m_path;
    std::unique_ptr<std::FILE, Close> m_file;
    Resampler m_resampler;
    float m_peak = 0.0f;
    std::size_t m_written = 0; ///< samples, holes included
    std::size_t m_read = 0;
    bool m_atEnd = true; ///< the file position is where m_written says
};

} // namespace melisma::audio
