// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/record/take_story.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace melisma::audio {

/// A float WAV that grows and can be opened at every moment: flush() rewrites its whole header in one call, with the
/// sizes of what lies behind it. From 4 GiB on it is an RF64 (EBU Tech 3306), for whose ds64 chunk a JUNK chunk of the
/// same size stands first from the beginning. One thread.
class TakeFile {
public:
    /// Makes the file, which must not exist, with a header of no frames.
    static base::Result<std::unique_ptr<TakeFile>> create(const std::filesystem::path& path, int channels,
                                                          int sampleRate, const TakeStory& story);
    /// A file that was left behind, closed or not, with all whole frames that lie in it, whatever its header says.
    /// Errors: not made by create(), damaged, the disk.
    static base::Result<std::unique_ptr<TakeFile>> reopen(const std::filesystem::path& path);
    ~TakeFile();
    TakeFile(const TakeFile&) = delete;
    TakeFile& operator=(const TakeFile&) = delete;

    /// Appends interleaved frames. After an error the file ends with the last frame that fitted, and takes no more.
    base::Result<void> write(const float* interleaved, std::int64_t frames);
    base::Result<void> writeSilence(std::int64_t frames);
    /// Rewrites the header and waits until all of it is on the disk.
    base::Result<void> flush();
    /// The same, and cuts off what is no whole frame. Nothing may follow.
    base::Result<void> close();

    const std::filesystem::path& path() const { return m_path; }
    const TakeStory& story() const { return m_story; }
    int channels() const { return m_channels; }
    int sampleRate() const { return m_sampleRate; }
    std::int64_t frames() const { return m_bytes / m_frameBytes; }

    /// Moves the end to `frames` without writing what lies between, as a hole of silence (for tests of great lengths).
    base::Result<void> skipTo(std::int64_t frames);

private:
    TakeFile(std::filesystem::path path, int descriptor, int channels, int sampleRate, const TakeStory& story);
    std::string header() const;
    base::Result<void> writeHeader();
    base::Error failure(int code);

    std::filesystem::path m_path;
    TakeStory m_story;
    std::string m_chunk; ///< the story, padded to an even size
    int m_descriptor;
    int m_channels;
    int m_sampleRate;
    std::int64_t m_frameBytes;
    std::int64_t m_bytes = 0; ///< of samples, written
    bool m_failed = false;
};

} // namespace melisma::audio
