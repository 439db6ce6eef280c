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
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace melisma::ui {
namespace {

constexpr int kWidth = 430; ///< of the list
constexpr int kGap = 10;    ///< to the scroll bar

QString plain(QString text)
{
    return text.remove(u'&').remove(QChar(0x2026));
}

/// The whole list where the screen is high enough, else as much as fits.
QScrollArea* scrolled(QWidget* list)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidgetResizable(true);
    area->setWidget(list);
    const int most = area->screen()->availableGeometry().height() * 3 / 4;
    area->setMinimumSize(kWidth + area->verticalScrollBar()->sizeHint().width(),
                         std::min(list->heightForWidth(kWidth), most));
    return area;
}

/// With those of its submenus, where they stand.
std::vector<FactsTable::Row> rowsOf(const QMenu& menu)
{
    std::vector<FactsTable::Row> rows;
    for (const QAction* action : menu.actions()) {
        if (action->menu())
            std::ranges::copy(rowsOf(*action->menu()), std::back_inserter(rows));
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
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    setGrid(column, 0, 2);
    column->setContentsMargins(0, 0, kGap, 0);
    for (const QAction* entry : menus.actions()) {
        const auto rows = entry->menu() ? rowsOf(*entry->menu()) : std::vector<FactsTable::Row>();
        if (rows.empty())
            continue;
        column->addWidget(sectionLabel(plain(entry->text())));
        auto* table = new FactsTable;
        table->setRows(rows);
        column->addWidget(table);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 5, 2);
    layout->addWidget(scrolled(list));
    layout->addWidget(buttons);
}

} // namespace melisma::ui
