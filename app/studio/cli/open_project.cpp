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

namespace {

void report(const ProjectFolder::Opened& opened)
{
    if (opened.recovery)
        fmt::print(stderr, "melisma: {}\n", *opened.recovery);
    for (const auto& name : opened.missingMedia)
        fmt::print(stderr, "melisma: {} is missing from the project; its clips stay silent.\n", name);
}

} // namespace

Result<ProjectFolder::Opened> openProject(const std::filesystem::path& path)
{
    auto opened = ProjectFolder::open(path);
    if (opened)
        report(*opened);
    return opened;
}

Result<ProjectFolder::Opened> openForEditing(const std::filesystem::path& path)
{
    auto opened = ProjectFolder::open(path);
    if (opened && opened->folder->readOnly())
        return base::Error{base::ErrorKind::io, opened->recovery.value_or(path.string() + " can only be read"),
                           "Close it elsewhere or make its folder writable, then try again"};
    if (opened)
        report(*opened);
    return opened;
}

Result<Project> createProject(const std::filesystem::path& path, const project::Edit& edit, bool replace,
                              const std::filesystem::path& mediaFrom)
{
    auto made = edit(Project{});
    if (!made)
        return made;
    auto named = edits::setProjectName(*made, path.stem().string());
    if (!named)
        return named;
    auto folder = ProjectFolder::create(path, *named, replace, project::systemFiles(), mediaFrom);
    if (!folder)
        return folder.error();
    return named;
}

} // namespace melisma::app
