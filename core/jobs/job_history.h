// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/jobs/job_queue.h"
#include "core/project/project.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace melisma::jobs {

/// A job that has ended, as it is remembered.
struct JobRecord {
    std::uint64_t number = 0; ///< given by the history; names the record for as long as it is kept
    std::string title;
    base::TaskRequest request;
    JobState state = JobState::done;
    base::ModelUse model;               ///< empty id: not known
    std::string started;                ///< RFC 3339
    double seconds = 0.0;               ///< how long it ran
    std::optional<base::Error> error;   ///< when failed
    std::filesystem::path project;      ///< folder that it landed in; empty: nowhere
    std::vector<project::ClipId> clips; ///< new ones, and those that got a take
};

/// The jobs that have ended, newest first, at most kMost. They hold what a person wrote, so the file is the user's own
/// (readable by nobody else) and never part of a project. A file that cannot be read counts as empty: nothing hangs
/// on it. One thread at a time.
class JobHistory {
public:
    static constexpr std::size_t kMost = 100;

    /// Reads `file`; without one the history lives as long as the object.
    explicit JobHistory(std::filesystem::path file = {});

    const std::vector<JobRecord>& records() const { return m_records; }
    const JobRecord* find(std::uint64_t number) const;

    // The change holds in memory also where the answer is that it could not be written.
    base::Result<void> add(JobRecord record);
    base::Result<void> remove(std::uint64_t number);
    base::Result<void> removeDone(); ///< those that succeeded
    base::Result<void> clear();
    /// The project has moved with its clips: what landed there is found at the new place.
    base::Result<void> projectMoved(const std::filesystem::path& from, const std::filesystem::path& to);

private:
    void read();
    base::Result<void> write() const;

    std::filesystem::path m_file;
    std::vector<JobRecord> m_records;
    std::uint64_t m_lastNumber = 0;
};

base::Json toJson(const JobRecord& record);
base::Result<JobRecord> jobRecordFromJson(const base::Json& json);

/// The clips of `after` that `before` lacks or knows with fewer takes, in the order of the tracks.
std::vector<project::ClipId> clipsMade(const project::Project& before, const project::Project& after);

} // namespace melisma::jobs
