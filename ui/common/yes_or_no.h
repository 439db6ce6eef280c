// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace melisma::ui {

/// Whether the person says yes to a question of yes or no. Runs an event loop.
bool saysYes(QWidget* parent, const QString& title, const QString& question);

} // namespace melisma::ui
