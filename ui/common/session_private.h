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
#include <unordered_map>

namespace melisma::ui {

/// Files that were brought in together, and where they go.
struct ImportBatch {
    std::uint64_t document = 0;
    std::filesystem::path projectFolder;
    project::TrackId track; ///< none: a new track a file
    base::Frames at;
};

/// What is known of a job from when it was handed in until it is in the history.
struct JobOnItsWay {
    std::uint64_t document = 0;
    base::ModelUse model;
    std::vector<project::ClipId> clips;   ///< it made
    std::optional<base::Error> notLanded; ///< why a result was not used
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
    int imports = 0; ///< batches on their way
    Importer importer;

    /// Safe to call on other threads and after the project was left.
    audio::LiveEngine::MediaPath mediaResolver() const
    {
        const auto root = folder ? folder->path() : std::filesystem::path();
        return [root](const project::Asset& asset) { return root / asset.file; };
    }
};

} // namespace melisma::ui
