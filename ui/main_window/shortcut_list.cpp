// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/shortcut_list.h"

#include "ui/common/shortcut_keys.h"
#include "ui/common/shortcut_map.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QMap>
#include <QTreeWidgetItemIterator>

#include <algorithm>

namespace melisma::ui {
namespace {

enum Column { text, keys, usual };
constexpr int kName = Qt::UserRole;
constexpr int kSought = Qt::UserRole + 1; ///< all that the search looks through
constexpr int kKeysWidth = 200;           ///< px at first

} // namespace

ShortcutList::ShortcutList(QWidget* parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("shortcutList"));
    setAccessibleName(tr("Keyboard shortcuts"));
    setHeaderLabels({tr("What it does"), tr("Keys"), tr("Default")});
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setIndentation(12);
    setAllColumnsShowFocus(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(text, QHeaderView::Stretch);
    header()->resizeSection(keys, kKeysWidth);
    header()->resizeSection(usual, kKeysWidth);
    fill();
    connect(this, &QTreeWidget::currentItemChanged, this, [this] { emit chosenChanged(chosen()); });
    connect(&shortcutMap(), &ShortcutMap::changed, this, &ShortcutList::refresh);
    connect(&themeWatcher(), &ThemeWatcher::changed, this, &ShortcutList::refresh);
}

void ShortcutList::fill()
{
    QMap<QString, QTreeWidgetItem*> areas;
    for (const auto& entry : shortcutMap().entries()) {
        auto*& area = areas[entry.area];
        if (!area) {
            area = new QTreeWidgetItem(this, {entry.area});
            area->setFlags(Qt::ItemIsEnabled);
            area->setFirstColumnSpanned(true);
            QFont bold = font();
            bold.setWeight(QFont::DemiBold);
            area->setFont(text, bold);
        }
        auto* row = new QTreeWidgetItem(area, {entry.text});
        row->setData(text, kName, entry.name);
        show(*row, entry);
    }
    expandAll();
}

/// What the user changed is bold, what is fixed is dim and says so.
void ShortcutList::show(QTreeWidgetItem& row, const ShortcutEntry& entry) const
{
    const QString now = shownKeys(entry.keys);
    row.setText(keys, now);
    row.setText(usual, entry.fixed ? tr("fixed") : shownKeys(entry.usual));
    row.setData(text, kSought, QStringLiteral("%1 %2 %3").arg(entry.text, entry.area, now));
    QFont shown = font();
    shown.setBold(!entry.fixed && entry.keys != entry.usual);
    row.setFont(keys, shown);
    row.setForeground(text, entry.fixed ? theme().dim : theme().text);
    row.setForeground(keys, entry.fixed ? theme().dim : theme().text);
    row.setForeground(usual, theme().dim);
}

void ShortcutList::refresh()
{
    for (const auto& entry : shortcutMap().entries())
        if (auto* row = rowOf(entry.name))
            show(*row, entry);
    filter(m_words);
}

void ShortcutList::filter(const QString& words)
{
    m_words = words;
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    for (int i = 0; i < topLevelItemCount(); ++i) {
        auto* area = topLevelItem(i);
        bool any = false;
        for (int k = 0; k < area->childCount(); ++k) {
            auto* row = area->child(k);
            const QString sought = row->data(text, kSought).toString();
            const bool fits = std::ranges::all_of(
                wanted, [&sought](const QString& word) { return sought.contains(word, Qt::CaseInsensitive); });
            row->setHidden(!fits);
            any = any || fits;
        }
        area->setHidden(!any);
    }
}

QString ShortcutList::chosen() const
{
    return currentItem() ? currentItem()->data(text, kName).toString() : QString();
}

void ShortcutList::choose(const QString& name)
{
    if (auto* row = rowOf(name))
        setCurrentItem(row);
}

void ShortcutList::chooseFirst()
{
    for (QTreeWidgetItemIterator at(this, QTreeWidgetItemIterator::NotHidden); *at; ++at)
        if ((*at)->parent()) {
            setCurrentItem(*at);
            return setFocus(Qt::OtherFocusReason);
        }
}

QTreeWidgetItem* ShortcutList::rowOf(const QString& name) const
{
    for (int i = 0; i < topLevelItemCount(); ++i)
        for (int k = 0; k < topLevelItem(i)->childCount(); ++k)
            if (auto* row = topLevelItem(i)->child(k); row->data(text, kName).toString() == name)
                return row;
    return nullptr;
}

} // namespace melisma::ui
