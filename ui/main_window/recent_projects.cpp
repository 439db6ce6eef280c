// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/recent_projects.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kMost = 10;
const auto kKey = QStringLiteral("recentProjects");

} // namespace

QStringList recentProjects()
{
    QStringList paths = QSettings().value(kKey).toStringList();
    paths.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return paths;
}

void rememberProject(const QString& path)
{
    QStringList paths = recentProjects();
    if (!paths.isEmpty() && paths.front() == path)
        return;
    paths.removeAll(path);
    paths.prepend(path);
    QSettings().setValue(kKey, QStringList(paths.mid(0, kMost)));
}

} // namespace melisma::ui
