// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>

class QKeyEvent;

namespace melisma::ui {

inline constexpr qsizetype kMostKeys = 8; ///< of one action

/// Keys as people read them, "Ctrl+I or S" in the window's language; empty for none.
QString shownKeys(const QList<QKeySequence>& keys);

/// Why `key` cannot be anybody's shortcut, in one sentence; empty where it can: one key that is known, with a modifier
/// where alone it moves the focus, answers a dialog or ends a gesture.
QString whyNoShortcut(const QKeySequence& key);

/// A key out of a file ("Ctrl+Shift+S"), in no language. Empty where it is none.
QKeySequence storedKey(const QString& text);
QStringList storedKeys(const QList<QKeySequence>& keys);

/// What was pressed; keys of the number pad count as the others.
QKeySequence pressedKey(const QKeyEvent& event);

/// A menu's or an action's text without its mnemonic and dots.
QString plainText(QString text);

} // namespace melisma::ui
