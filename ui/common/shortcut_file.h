// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/shortcut_map.h"

#include <QStringList>

class QByteArray;

namespace melisma::ui {

inline constexpr qsizetype kLargestShortcutFile = 1 << 20; ///< bytes; ours has about 15,000

/// What a file of shortcuts would change, and what of it cannot be used. Nothing is changed by reading.
struct ShortcutImport {
    ShortcutMap::Keys keys; ///< of the actions that the file names, for ShortcutMap::set
    int changes = 0;        ///< actions whose keys would be others
    QStringList problems;   ///< a sentence for each thing that is left out, and for each key that changes hands
    QString refusal;        ///< why the file is none of ours; then the rest is empty
};

/// All shortcuts that can be changed, as JSON: a list of action, text and keys.
QByteArray exportShortcuts(const ShortcutMap& map);

/// Trusts nothing in `data`. Actions that the file does not name keep their keys, but for those that it gives to
/// another.
ShortcutImport importShortcuts(const QByteArray& data, const ShortcutMap& map);

} // namespace melisma::ui
