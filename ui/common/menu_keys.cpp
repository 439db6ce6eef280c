// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/menu_keys.h"

#include "ui/common/shortcut_map.h"

#include <QAction>

namespace melisma::ui {

void showKeys(QAction* entry, const char* name)
{
    if (const auto* known = shortcutMap().find(QLatin1String(name)); known && !known->keys.isEmpty())
        showKey(entry, known->keys.front());
}

void showKey(QAction* entry, const QKeySequence& key)
{
    entry->setShortcutContext(Qt::WidgetShortcut); // of the popup, which has no use for it
    entry->setShortcutVisibleInContextMenu(true);
    entry->setShortcut(key);
}

} // namespace melisma::ui
