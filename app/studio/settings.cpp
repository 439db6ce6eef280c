// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/settings.h"

#include <QSettings>
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
    const QSettings stored;
    Settings settings;
    const auto chosen = [&stored](const char* key) {
        return std::filesystem::path(stored.value(QLatin1String(key)).toString().toStdString());
    };
    std::error_code ignored;
    settings.projectsFolder = chosen("paths/projects");
    if (!std::filesystem::is_directory(settings.projectsFolder, ignored))
        settings.projectsFolder = folderAt(QStandardPaths::AppLocalDataLocation, "unsaved");
    settings.scratchFolder = chosen("paths/scratch");
    if (!std::filesystem::is_directory(settings.scratchFolder, ignored))
        settings.scratchFolder = folderAt(QStandardPaths::CacheLocation, "jobs");
    settings.jobHistory = folderAt(QStandardPaths::AppLocalDataLocation, "history") / "jobs.json";
    settings.soundfont = chosen("paths/soundfont");
    if (!std::filesystem::is_regular_file(settings.soundfont, ignored))
        settings.soundfont.clear();
    return settings;
}

} // namespace melisma::app
