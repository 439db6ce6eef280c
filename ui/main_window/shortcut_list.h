// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>

namespace melisma::ui {

struct ShortcutEntry;

/// All shortcuts by menu and panel: what it does, the keys now, the keys as the program comes.
class ShortcutList : public QTreeWidget {
    Q_OBJECT
public:
    explicit ShortcutList(QWidget* parent = nullptr);

    /// Leaves only rows with all words of `words` in their text, area or keys.
    void filter(const QString& words);
    /// The stable name of the chosen row's action; empty for a heading or none.
    QString chosen() const;
    void choose(const QString& name);
    /// The first row that is shown, with the focus.
    void chooseFirst();

signals:
    void chosenChanged(const QString& name);

private:
    void fill();
    void show(QTreeWidgetItem& row, const ShortcutEntry& entry) const;
    void refresh();
    QTreeWidgetItem* rowOf(const QString& name) const;

    QString m_words;
};

} // namespace melisma::ui
