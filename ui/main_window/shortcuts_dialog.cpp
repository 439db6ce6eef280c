// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/shortcuts_dialog.h"

#include "ui/common/facts_table.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

QString plain(QString text)
{
    return text.remove(u'&').remove(QChar(0x2026));
}

std::vector<FactsTable::Row> rowsOf(const QMenu& menu)
{
    std::vector<FactsTable::Row> rows;
    for (const QAction* action : menu.actions()) {
        QStringList keys;
        for (const auto& key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            rows.push_back({plain(action->text()), keys.join(ShortcutsDialog::tr(" or "))});
    }
    return rows;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar& menus, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setMinimumWidth(360);
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 5, 2);
    for (const QAction* entry : menus.actions()) {
        const auto rows = entry->menu() ? rowsOf(*entry->menu()) : std::vector<FactsTable::Row>();
        if (rows.empty())
            continue;
        layout->addWidget(sectionLabel(plain(entry->text())));
        auto* table = new FactsTable;
        table->setRows(rows);
        layout->addWidget(table);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace melisma::ui
