// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace melisma::ui {

/// The projects opened last, newest first; those that are gone are left out. Kept in the user's settings.
QStringList recentProjects();
void rememberProject(const QString& path);

} // namespace melisma::ui
