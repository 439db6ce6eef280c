// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <span>

namespace melisma::ml {

/// A mono WAV of 32-bit floats that grows while a task works, so that long results need no memory. One thread.
class SoundWriter {
public:
    static base::Result<SoundWriter> create(const std::filesystem::path& path, int sampleRate);

    base::Result<void> write(std::span<const float> samples);
    base::Result<void> silence(std::size_t samples);
    /// Closes the file; without it the destructor does, and says nothing of a full disk.
    base::Result<void> finish();
    std::size_t written() const { return m_written; } ///< samples

private:
    struct Close {
        void operator()(void* file) const;
    };

    SoundWriter(std::filesystem::path path, void* file);
    base::Error failure() const;

    std::filesystem::path m_path;
    std::unique_ptr<void, Close> m_file;
    std::size_t m_written = 0;
};

} // namespace melisma::ml
