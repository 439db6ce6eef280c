// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/panel_keys.h"

#include "ui/common/shortcut_keys.h"
#include "ui/common/shortcut_map.h"

#include <QAction>
#include <QWidget>

#include <algorithm>

namespace melisma::ui {

PanelKeys::PanelKeys(const QString& scope, const QString& area, QWidget& widget)
    : QObject(&widget)
    , m_scope(scope)
    , m_area(area)
{}

/// The action is not added to the widget: Qt would then find it and the window's to be ambiguous, and run neither.
QAction* PanelKeys::add(const QString& name, const QString& text, const QList<QKeySequence>& keys,
                        std::function<void()> run)
{
    auto* action = new QAction(text, this);
    action->setObjectName(m_scope + u'.' + name);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, std::move(run));
    shortcutMap().adopt(*action, m_area, m_scope);
    m_actions.push_back(action);
    return action;
}

QAction* PanelKeys::actionFor(const QKeyEvent& event) const
{
    const auto pressed = pressedKey(event);
    const auto found = std::ranges::find_if(m_actions, [&pressed](const QAction* action) {
        return action->isEnabled() && action->shortcuts().contains(pressed);
    });
    return found == m_actions.end() ? nullptr : *found;
}

} // namespace melisma::ui
