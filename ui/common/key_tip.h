// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace melisma::ui {

/// Shows `tip` with the keys of that action behind it, "Metronome (K)", and follows when the user changes them. May be
/// called again with another tip.
void setKeyTip(QWidget& widget, const QString& tip, const QString& action);

} // namespace melisma::ui
