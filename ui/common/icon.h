// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace melisma::ui {

/// The drawing resources/icons/<name>.svg in `colour`, sharp at 1x to 3x; its disabled form is faint.
QIcon icon(const QString& name, const QColor& colour);

} // namespace melisma::ui
