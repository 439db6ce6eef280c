// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/importer.h"
#include "ui/common/poster.h"
#include "ui/common/session.h"
#include "ui/common/shared_meters.h"

#include <QTimer>

#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace melisma::ui {

/// Files that were brought in together, and where they go.
struct ImportBatch {
    std::uint64_t document = 0;
    std::filesystem::path projectFolder;
    project::TrackId track; ///< none: a new track a file
    base::Frames at;
    audio::ImportedScores scores{}; ///< that came with the sounds
};

/// What is known of a job from when it was handed in until it is in the history.
struct JobOnItsWay {
    std::uint64_t document = 0;
    base::ModelUse model;
    std::vector<project::ClipId> clips;   ///< it made
    std::optional<base::Error> notLanded; ///< why a result was not used
};

/// A finished task's result once its sounds are in a project's folder.
struct ResultAtHome {
    base::Result<project::Edit> edit;
    audio::ImportedBatch sounds;
    std::filesystem::path folder;
};

/// Where the open project lies, for threads that bring files there.
class ProjectPlace {
public:
    struct Now {
        std::filesystem::path folder; ///< empty before the first edit
        std::uint64_t document = 0;
    };
    void set(Now now)
    {
        const std::lock_guard lock(m_mutex);
        m_now = std::move(now);
    }
    Now now() const
    {
        const std::lock_guard lock(m_mutex);
        return m_now;
    }

private:
    mutable std::mutex m_mutex;
    Now m_now;
};

/// What Session keeps to itself; shared by the files that implement it.
struct Session::Private {
    std::unique_ptr<project::ProjectFolder> folder;
    bool named = false;
    bool leaveInJournal = false; ///< the person chose not to save
    std::uint64_t document = 1;  ///< grows with every opened project, so that late results find out
    std::unordered_map<jobs::JobId, JobOnItsWay> jobs;
    jobs::JobHistory history;
    base::Frames playhead;
    std::unique_ptr<SharedMeters> meters;
    QTimer playTimer;
    std::shared_ptr<Poster> poster;
    std::shared_ptr<ProjectPlace> place = std::make_shared<ProjectPlace>();
    int imports = 0; ///< batches on their way
    Importer importer;

    /// After every change of folder or document.
    void notePlace() { place->set({folder ? folder->path() : std::filesystem::path(), document}); }

    /// Safe to call on other threads and after the project was left.
    audio::LiveEngine::MediaPath mediaResolver() const
    {
        const auto root = folder ? folder->path() : std::filesystem::path();
        return [root](const project::Asset& asset) { return root / asset.file; };
    }
};

} // namespace melisma::ui
