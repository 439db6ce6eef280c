// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QIcon>
#include <QString>

namespace melisma::ui {

/// The drawing resources/icons/<name>.svg in a colour of the theme, drawn when it is asked for: it follows the theme
/// and is sharp at any scale. Its disabled form is faint.
QIcon icon(const QString& name, QColor Theme::*colour);

} // namespace melisma::ui
