// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/preferences_dialog.h"

#include "ui/common/widgets.h"
#include "ui/preferences/pages.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr int kListWidth = 148;
constexpr QSize kFirstSize(660, 460);

} // namespace

PreferencesDialog::PreferencesDialog(Session& session, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Preferences"));
    auto* list = new QListWidget;
    list->setObjectName(QStringLiteral("preferencesList"));
    list->setAccessibleName(tr("Pages"));
    list->setFixedWidth(kListWidth);
    auto* stack = new QStackedWidget;
    for (const auto& page : preferencesPages()) {
        list->addItem(page.title);
        stack->addWidget(page.make(session));
    }
    connect(list, &QListWidget::currentRowChanged, stack, &QStackedWidget::setCurrentIndex);
    list->setCurrentRow(0);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* row = new QHBoxLayout;
    setGrid(row, 0, 4);
    row->addWidget(list);
    row->addWidget(stack, 1);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 4, 4);
    column->addLayout(row, 1);
    column->addWidget(buttons);
    resize(kFirstSize);
}

} // namespace melisma::ui
