// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/key_tip.h"

#include "ui/common/shortcut_keys.h"
#include "ui/common/shortcut_map.h"

#include <QCoreApplication>
#include <QWidget>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::KeyTip)
};

constexpr auto kTip = "keyTip";       ///< the tip without keys
constexpr auto kAction = "keyAction"; ///< whose keys

void showTip(QWidget& widget)
{
    const auto* entry = shortcutMap().find(widget.property(kAction).toString());
    const QString tip = widget.property(kTip).toString();
    const bool hasKeys = entry && !entry->keys.isEmpty();
    widget.setToolTip(hasKeys ? Words::tr("%1 (%2)").arg(tip, shownKeys(entry->keys)) : tip);
}

} // namespace

void setKeyTip(QWidget& widget, const QString& tip, const QString& action)
{
    const bool again = widget.property(kAction).isValid();
    widget.setProperty(kTip, tip);
    widget.setProperty(kAction, action);
    showTip(widget);
    if (!again)
        QObject::connect(&shortcutMap(), &ShortcutMap::changed, &widget, [&widget] { showTip(widget); });
}

} // namespace melisma::ui
