// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>

#include <vector>

class QAction;
class QMainWindow;
class QMenu;

namespace melisma::ui {

/// One thing that keys can do.
struct ShortcutEntry {
    QString name;              ///< stable over versions and languages: "edit.split", the action's object name
    QString area;              ///< title of its menu or panel
    QString text;              ///< what it does, without mnemonic
    QString scope;             ///< where its keys act: empty for the whole window, else a panel, where they go first
    QList<QKeySequence> usual; ///< as the program comes
    QList<QKeySequence> keys;  ///< as they are now
    bool fixed = false;        ///< of a widget or a menu's letter; shown, but nobody's to change
};

/// All shortcuts of the program and what the user made of them: one list for the dialog, the file and the windows.
///
/// Actions of a window's menus get in by having an object name with a dot; those of panels through PanelKeys. The
/// user's keys go to all of them, in all windows, at once and are kept in the settings; names that this version does
/// not know stay there. Within a scope a key has one holder: the user's choice goes before the usual one. UI thread.
class ShortcutMap : public QObject {
    Q_OBJECT
public:
    ShortcutMap();

    /// Takes in the named actions of the window's menus, before those that are there; call it when they are built.
    void adopt(const QMainWindow& window);
    /// Takes in one action of a panel; it brings its usual keys.
    void adopt(QAction& action, const QString& area, const QString& scope);

    const std::vector<ShortcutEntry>& entries() const { return m_entries; }
    const ShortcutEntry* find(const QString& name) const;
    /// Who else has `key` where `entry` acts; null where it is free.
    const ShortcutEntry* holder(const ShortcutEntry& entry, const QKeySequence& key) const;

    using Keys = QHash<QString, QList<QKeySequence>>;
    /// Gives each of the named ones those keys and takes them from others. Unknown names, fixed ones, and keys that are
    /// fixed in the same scope are left out.
    void set(const Keys& keys);
    /// Back to the usual keys, as far as no one else was given them.
    void reset(const QString& name);
    void resetAll();
    /// Reads the settings again.
    void load();

signals:
    void changed();

private:
    struct Live {
        QString name;
        QPointer<QAction> action;
    };

    void adoptMenu(const QMenu& menu, const QString& area, std::vector<ShortcutEntry>& found);
    void adoptLetters(const QMainWindow& window, std::vector<ShortcutEntry>& found);
    ShortcutEntry entryOf(QAction& action, const QString& area, const QString& scope);
    void settle();
    void save() const;
    void takeFromOthers(const ShortcutEntry& entry, const QList<QKeySequence>& keys);

    std::vector<ShortcutEntry> m_entries;
    std::vector<Live> m_live;
    Keys m_users; ///< what differs from the usual keys, unknown names included
};

/// The program's. Outlives all windows.
ShortcutMap& shortcutMap();

} // namespace melisma::ui
