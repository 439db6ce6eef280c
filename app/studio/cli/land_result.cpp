// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/land_result.h"

#include "app/studio/cli/open_project.h"
#include "audio/files/result_sounds.h"

namespace melisma::app {

namespace {

using base::Result;
using project::Project;

struct Finished {
    const base::TaskRequest& request;
    const base::TaskResult& result;
    const std::string& started;
};

Result<project::Edit> editOf(const Finished& done, const audio::ImportedBatch& sounds, const ResultTarget& target)
{
    return jobs::resultLanding(done.request, done.result, done.started, audio::assetsOf(sounds), target.place);
}

/// The sounds wait in a folder like a project's until the project itself can be written in one go.
Result<Project> intoNew(const Finished& done, const ResultTarget& target, const std::filesystem::path& scratch)
{
    const auto waiting = scratch / "sounds";
    std::error_code failed;
    std::filesystem::create_directories(waiting / "media", failed);
    const auto sounds = audio::takeOverSounds(done.result, Project::kDefaultSampleRate, scratch, waiting);
    if (!sounds)
        return sounds.error();
    const auto edit = editOf(done, *sounds, target);
    if (!edit)
        return edit.error();
    return createProject(target.project, *edit, target.replace, sounds->files.empty() ? "" : waiting);
}

Result<Project> intoExisting(const Finished& done, const ResultTarget& target, const std::filesystem::path& scratch)
{
    auto opened = openForEditing(target.project);
    if (!opened)
        return opened.error();
    const auto folder = opened->folder->path();
    const auto sounds = audio::takeOverSounds(done.result, opened->project.sampleRate, scratch, folder);
    if (!sounds)
        return sounds.error();
    const auto edit = editOf(done, *sounds, target);
    auto edited = edit ? (*edit)(opened->project) : Result<Project>(edit.error());
    const auto saved = edited ? opened->folder->save(*edited) : Result<void>(edited.error());
    if (saved)
        return edited;
    audio::discardBatch(*sounds, folder);
    return saved.error();
}

} // namespace

Result<Project> landResult(const base::TaskRequest& request, const base::TaskResult& result, const std::string& started,
                           const ResultTarget& target, const std::filesystem::path& scratch)
{
    const Finished done{request, result, started};
    return target.isNew ? intoNew(done, target, scratch) : intoExisting(done, target, scratch);
}

} // namespace melisma::app
