// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/settings.h"

#include <QStandardPaths>

#include <system_error>

namespace melisma::app {

namespace {

std::filesystem::path folderAt(QStandardPaths::StandardLocation location, const char* name)
{
    const auto path = std::filesystem::path(QStandardPaths::writableLocation(location).toStdString()) / name;
    std::error_code ignored; // an unwritable place is reported by whoever first writes there
    std::filesystem::create_directories(path, ignored);
    return path;
}

} // namespace

Settings Settings::load()
{
    Settings settings;
    settings.projectsFolder = folderAt(QStandardPaths::AppLocalDataLocation, "unsaved");
    settings.scratchFolder = folderAt(QStandardPaths::CacheLocation, "jobs");
    return settings;
}

} // namespace melisma::app
