// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/audio_file.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace melisma::audio {

/// Frames [start, end) of a file.
struct FileWindow {
    std::int64_t start = 0;
    std::int64_t end = 0;
};

/// A sound file of which only the blocks around the playhead are in memory.
///
/// One thread (the butler's, or the offline renderer's) loads and drops blocks; the audio callback only reads those
/// that are there. A dropped block is freed after the callback has ended the pass it may have been reading in: see
/// collect().
class StreamedFile {
public:
    static constexpr std::int64_t kBlockFrames = 16384;

    static base::Result<std::shared_ptr<StreamedFile>> open(const std::filesystem::path& path);
    /// What a reader gives that is not a plain file; its length must be known.
    static std::shared_ptr<StreamedFile> over(std::unique_ptr<AudioReader> reader);
    ~StreamedFile();
    StreamedFile(const StreamedFile&) = delete;
    StreamedFile& operator=(const StreamedFile&) = delete;

    base::Frames frames() const { return m_frames; }

    /// Consecutive frames of the file, interleaved. No samples: silence, because the place lies outside the file or,
    /// when `missing`, because it is not in memory.
    struct Run {
        const float* samples = nullptr;
        std::int64_t frames = 0; ///< at least 1
        int channels = 0;
        bool missing = false;
    };
    /// The run that begins at `frame`, of at most `most` frames. Real-time safe; what it points to stays until the
    /// callback's pass ends.
    Run run(std::int64_t frame, std::int64_t most) const;

    /// Loads every block that holds a frame of [start, end); waits for the disk. A block that cannot be read is an
    /// error once and silence from then on.
    base::Result<void> load(std::int64_t start, std::int64_t end);
    /// Takes out every block without a frame in one of `windows`. `passes` counts the passes that the callback has
    /// ended; collect() frees a block once a later one has.
    void keepOnly(const std::vector<FileWindow>& windows, const std::atomic<std::uint64_t>& passes);
    void collect(std::uint64_t endedPasses);

private:
    struct Block {
        explicit Block(int channels)
            : samples(std::make_unique_for_overwrite<float[]>(static_cast<std::size_t>(kBlockFrames * channels)))
        {}
        std::unique_ptr<float[]> samples; ///< interleaved, room for kBlockFrames
        std::int64_t frames = 0;          ///< that are filled
    };
    explicit StreamedFile(std::unique_ptr<AudioReader> reader);
    base::Result<void> readBlock(std::int64_t index, Block& block);
    std::unique_ptr<Block> freshBlock();

    std::unique_ptr<AudioReader> m_reader;
    base::Frames m_frames;
    int m_channels = 0;
    std::vector<std::atomic<Block*>> m_blocks;
    std::mutex m_loading;               ///< serialises loaders and guards what follows; never taken by the callback
    std::int64_t m_readerAt = 0;        ///< where the reader stands, in frames
    std::vector<std::int64_t> m_loaded; ///< indices of blocks in memory
    std::vector<std::pair<std::uint64_t, std::unique_ptr<Block>>> m_dropped; ///< with the pass they were dropped in
    std::unique_ptr<Block> m_spare; ///< the next block to fill: its memory need not be asked for again
};

} // namespace melisma::audio
