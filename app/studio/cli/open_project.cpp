// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/open_project.h"

#include "core/edits/set_song.h"

#include <fmt/format.h>

#include <cstdio>

namespace melisma::app {

using base::Result;
using project::Project;
using project::ProjectFolder;

Result<ProjectFolder::Opened> openProject(const std::filesystem::path& path)
{
    auto opened = ProjectFolder::open(path);
    if (!opened)
        return opened;
    if (opened->recovery)
        fmt::print(stderr, "melisma: {}\n", *opened->recovery);
    for (const auto& name : opened->missingMedia)
        fmt::print(stderr, "melisma: {} is missing from the project; its clips stay silent.\n", name);
    return opened;
}

Result<Project> createProject(const std::filesystem::path& path, const project::Edit& edit, bool replace)
{
    auto made = edit(Project{});
    if (!made)
        return made;
    auto named = edits::setProjectName(*made, path.stem().string());
    if (!named)
        return named;
    auto folder = ProjectFolder::create(path, *named, replace);
    if (!folder)
        return folder.error();
    return named;
}

Result<Project> editProject(const std::filesystem::path& path, const project::Edit& edit, const std::string& label)
{
    auto opened = openProject(path);
    if (!opened)
        return opened.error();
    if (opened->folder->readOnly())
        return base::Error{base::ErrorKind::io, path.string() + " is open in another program",
                           "Close it there, then try again"};
    project::History history(std::move(opened->project));
    if (auto applied = history.apply(label, edit); !applied)
        return applied.error();
    if (auto saved = opened->folder->save(history.current()); !saved)
        return saved.error();
    return history.current();
}

} // namespace melisma::app
