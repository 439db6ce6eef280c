// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/file_system.h"
#include "core/project/history.h"
#include "core/project/state_file.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace melisma::project {

/// Follows the edits of one open project into journal.log on a thread of its own. Edits that come close together are
/// written as one record; each is on the disk well within a second. note(), flush() and save() are called from one
/// thread at a time. Going away writes what is still waiting.
class EditJournal {
public:
    /// How long an edit may wait for others to share its record and its sync.
    static constexpr std::chrono::milliseconds kGatherTime{250};
    /// How soon a failed write is tried again.
    static constexpr std::chrono::milliseconds kRetryTime{1000};

    /// What the disk already holds: the project after edit `sequence`, in `goodLength` bytes of the journal.
    struct Position {
        ProjectPtr project;
        std::uint64_t sequence = 0;
        std::uint64_t goodLength = 0;
    };

    EditJournal(FileSystem& files, std::filesystem::path folder, Position position);
    ~EditJournal();
    EditJournal(const EditJournal&) = delete;
    EditJournal& operator=(const EditJournal&) = delete;

    /// Returns at once.
    void note(ProjectPtr project, const std::string& label);
    /// Waits until everything noted is on the disk, or for the error that kept it off.
    base::Result<void> flush();
    /// Makes `project` the newest generation and begins an empty journal behind it. Writes on the caller's thread.
    base::Result<void> save(const ProjectPtr& project);

private:
    struct Waiting {
        ProjectPtr project;
        std::string label;
        std::uint64_t ticket = 0; ///< number of the noted edit
    };

    void run(std::stop_token stop);
    void writeWaiting(std::unique_lock<std::mutex>& lock);
    void settle(const Waiting& chosen, const base::Result<void>& outcome);
    base::Result<void> append(const ProjectPtr& project, const std::string& label);
    base::Result<void> appendBytes(const std::string& bytes);

    FileSystem& m_files;
    std::filesystem::path m_folder;

    std::mutex m_diskMutex; ///< guards the three below; taken before m_mutex, never after
    Position m_position;
    TrackTexts m_trackTexts;
    std::unique_ptr<WritableFile> m_file;

    std::mutex m_mutex; ///< guards the rest
    std::condition_variable_any m_wake;
    std::optional<Waiting> m_waiting;
    std::chrono::steady_clock::time_point m_due;
    std::uint64_t m_noted = 0;
    std::uint64_t m_written = 0;
    std::uint64_t m_attempts = 0;
    std::uint64_t m_attemptWanted = 0;  ///< flush() asks for one more attempt without delay
    std::optional<base::Error> m_error; ///< of the last attempt
    std::jthread m_thread;              ///< last: stops and joins before the rest goes
};

} // namespace melisma::project
