// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/record/take_file.h"
#include "audio/record/take_ring.h"
#include "core/project/clip.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace melisma::audio {

/// A take whose file is closed. It still has its temporary name, and the story that recovery needs.
struct FinishedTake {
    std::filesystem::path file;
    TakeStory story;
    project::Asset asset; ///< `file` member still empty
    std::vector<Dropout> dropouts;
};

/// Writes what comes through one track's ring into files in `folder`, one for each pass: the frames that come in late
/// go into the pass that has ended and into the next one. The disk thread's alone.
class TakeWriter {
public:
    /// `story`: what all takes have in common.
    TakeWriter(TakeRing& ring, std::filesystem::path folder, int sampleRate, TakeStory story);

    /// Writes all that is there.
    void serve();
    /// Brings the headers up to date, and all of it to the disk.
    void flush();
    /// Closes what is open and hashes it all. Passes too short to hold anything are removed; what cannot be closed
    /// stays for recovery.
    void finish();

    std::int64_t kept() const { return m_kept; } ///< frames that are on the disk for certain
    const std::optional<base::Error>& error() const { return m_error; }
    std::vector<FinishedTake> takeFinished() { return std::move(m_finished); }

private:
    struct Pass {
        std::unique_ptr<TakeFile> file;
        std::int64_t left = -1; ///< frames until it ends; negative: it goes on
        std::vector<Dropout> dropouts;
        std::int64_t kept = 0;
    };

    const base::Result<void>& flushed(Pass& pass, const base::Result<void>& done);
    void obey(const TakeMark& mark);
    void begin(std::int64_t timeline);
    void append(const float* samples, std::int64_t frames);
    void close(Pass& pass);
    void note(const base::Result<void>& done);

    TakeRing& m_ring;
    std::filesystem::path m_folder;
    int m_sampleRate;
    TakeStory m_story;
    std::vector<float> m_block;
    std::int64_t m_read = 0; ///< frames of the stream that were dealt with
    std::int64_t m_kept = 0;
    std::vector<Pass> m_open;
    std::vector<FinishedTake> m_finished;
    std::optional<base::Error> m_error; ///< the first; nothing more is written after it
};

} // namespace melisma::audio
