// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/dock_title.h"

#include "ui/common/key_tip.h"
#include "ui/common/widgets.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace melisma::ui {

DockTitle::DockTitle(QDockWidget* dock) : QWidget(dock)
{
    auto* row = new QHBoxLayout(this);
    setGrid(row, 1, 0);
    row->setContentsMargins(12, 4, 4, 4);
    row->addWidget(titleLabel(dock->windowTitle()), 1);
    auto* lift =
        iconButton(QStringLiteral("dock-float"), tr("Move %1 out of the window and back").arg(dock->windowTitle()));
    const QString hide = tr("Hide %1; the View menu brings it back").arg(dock->windowTitle());
    auto* hideButton = iconButton(QStringLiteral("close"), hide);
    setKeyTip(*hideButton, hide, QStringLiteral("panel.%1").arg(dock->objectName()));
    row->addWidget(lift);
    row->addWidget(hideButton);
    connect(lift, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    connect(hideButton, &QToolButton::clicked, dock, &QWidget::close);
}

} // namespace melisma::ui
