// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/record/capture.h"
#include "audio/record/input_desk.h"
#include "audio/record/take_writer.h"
#include "core/base/result.h"
#include "core/project/project.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace melisma::audio {

struct ArmedTrack {
    project::TrackId track;
    InputChannels channels;
    std::string name; ///< of the clip to come
};

struct RecordRequest {
    std::filesystem::path folder; ///< the project's media folder
    int sampleRate = 48000;
    std::vector<ArmedTrack> tracks;
    CaptureRange range;
    double flushSeconds = 0.5; ///< no more than that is lost to a power cut
};

/// A recording as it stands.
struct RecordStatus {
    bool running = false;    ///< until all files are closed and hashed
    std::int64_t start = -1; ///< of the take under way, on the timeline, latency not taken off; -1: none yet
    std::int64_t frames = 0; ///< of the take under way
    int takes = 0;           ///< that have begun
    int dropouts = 0;
    std::int64_t kept = 0;            ///< frames that were flushed, in all takes of all tracks together
    double secondsLeft = 0.0;         ///< until the disk is full; 0 while unknown
    std::optional<base::Error> error; ///< what ended it early; all before it is kept
};

/// Records what comes in through an InputDesk into files, one recording at a time. Owned and called by the UI thread;
/// a thread of its own writes and flushes.
class Recorder {
public:
    explicit Recorder(InputDesk& desk);
    /// Stops, closes the files and leaves them for the next opening of the project.
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    /// Takes what comes in from `range.from` on, as soon as the transport gets there. Errors: recording already, no
    /// track is armed, the folder cannot be written.
    base::Result<void> start(const RecordRequest& request);
    /// Ends the take; returns at once. finished() tells when the files are whole.
    void stop();
    bool recording() const { return m_run != nullptr; }
    /// True once after a recording has ended and its takes can be had.
    bool finished() const;
    /// The takes of the finished recording, by track and pass; the recorder is free for the next.
    std::vector<FinishedTake> collect();
    RecordStatus status() const;

    /// Seconds that `tracks` can be recorded before the disk of `folder` is full.
    static double forecast(const std::filesystem::path& folder, int sampleRate, const std::vector<ArmedTrack>& tracks);

private:
    struct Run;
    static void serve(Run& run, const std::stop_token& stop);

    InputDesk& m_desk;
    std::unique_ptr<Run> m_run;
};

} // namespace melisma::audio
