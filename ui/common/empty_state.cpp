// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/empty_state.h"

#include "ui/common/widgets.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace melisma::ui {

EmptyState::EmptyState(const QString& sentence, const QString& action, QWidget* parent) : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 0, 2);
    layout->addWidget(smallLabel(sentence));
    if (action.isEmpty())
        return;
    auto* button = new QPushButton(action);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QPushButton::clicked, this, &EmptyState::triggered);
    layout->addWidget(button, 0, Qt::AlignLeft);
}

void EmptyState::centre()
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    for (int i = 0; i < column->count(); ++i)
        if (auto* label = qobject_cast<QLabel*>(column->itemAt(i)->widget()))
            label->setAlignment(Qt::AlignCenter);
        else
            column->itemAt(i)->setAlignment(Qt::AlignHCenter);
    column->insertStretch(0, 1);
    column->addStretch(1);
}

} // namespace melisma::ui
