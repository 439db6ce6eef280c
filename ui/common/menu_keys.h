// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>

class QAction;

namespace melisma::ui {

/// Shows behind an entry of a popup menu the keys of the action `name` that does the same. They are there to be read:
/// a popup hangs on no menu bar, so Qt does not match its actions' keys, and the action's own stay unambiguous.
void showKeys(QAction* entry, const char* name);
/// Keys that a widget handles itself.
void showKey(QAction* entry, const QKeySequence& key);

} // namespace melisma::ui
