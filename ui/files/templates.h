// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QStringList>

class QMenu;

namespace melisma::ui {

/// Templates are projects in the folder "templates" of the user's data (or MELISMA_TEMPLATES), each by its name.
std::filesystem::path templatesFolder();
QStringList templateNames();

/// Puts the open project there as edits::makeTemplate() has it; one of that name is replaced. What stands against it is
/// said by message().
bool saveTemplate(Session& session, const QString& name, bool withClips);
/// Asks for the name, and before a template is replaced.
void askToSaveTemplate(Session& session, QWidget* window);

/// A new project that begins as the template does. What stands against it is said by message().
bool beginFromTemplate(Session& session, const QString& name);

/// An entry for each template, which calls `begin` with its name.
void fillTemplateMenu(QMenu& menu, const QStringList& names, const std::function<void(const QString&)>& begin);

} // namespace melisma::ui
