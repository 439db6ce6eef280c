// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/shortcut_map.h"

#include "ui/common/fixed_keys.h"
#include "ui/common/shortcut_keys.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QSettings>

#include <algorithm>

namespace melisma::ui {
namespace {

const auto kGroup = QStringLiteral("shortcuts");

bool hasStableName(const QAction& action)
{
    return action.objectName().contains(u'.');
}

/// The keys that are stored under a name; none where they make no sense, so that the usual ones stay.
std::optional<QList<QKeySequence>> readKeys(const QVariant& stored)
{
    QList<QKeySequence> keys;
    for (const QString& text : stored.toStringList()) {
        const auto key = storedKey(text);
        if (text.isEmpty())
            continue; // an empty list comes back as one empty text
        if (!whyNoShortcut(key).isEmpty() || keys.size() == kMostKeys)
            return std::nullopt;
        if (!keys.contains(key))
            keys << key;
    }
    return keys;
}

} // namespace

ShortcutMap::ShortcutMap()
{
    load();
}

void ShortcutMap::load()
{
    m_users.clear();
    QSettings stored;
    stored.beginGroup(kGroup);
    for (const QString& name : stored.childKeys())
        if (const auto keys = readKeys(stored.value(name)))
            m_users[name] = *keys;
    settle();
}

/// Only what changed is written, so that a name of another version and a key it knows stay as they are.
void ShortcutMap::save() const
{
    QSettings stored;
    stored.beginGroup(kGroup);
    for (const auto& entry : m_entries)
        if (const auto users = m_users.find(entry.name); users != m_users.end())
            stored.setValue(entry.name, storedKeys(*users));
        else if (!entry.fixed)
            stored.remove(entry.name);
}

void ShortcutMap::adopt(const QMainWindow& window)
{
    std::vector<ShortcutEntry> found;
    for (const QAction* top : window.menuBar()->actions())
        if (top->menu())
            adoptMenu(*top->menu(), plainText(top->text()), found);
    QSet<QString> known;
    for (const auto& entry : found)
        known << entry.name;
    for (const auto& entry : m_entries)
        if (!known.contains(entry.name) && !entry.fixed)
            found.push_back(entry);
    adoptLetters(window, found);
    std::ranges::copy(fixedKeys(), std::back_inserter(found));
    m_entries = std::move(found);
    settle();
}

void ShortcutMap::adopt(QAction& action, const QString& area, const QString& scope)
{
    auto entry = entryOf(action, area, scope);
    const auto there = std::ranges::find(m_entries, entry.name, &ShortcutEntry::name);
    if (there != m_entries.end())
        *there = std::move(entry);
    else
        m_entries.push_back(std::move(entry));
    settle();
}

void ShortcutMap::adoptMenu(const QMenu& menu, const QString& area, std::vector<ShortcutEntry>& found)
{
    for (QAction* action : menu.actions())
        if (action->menu())
            adoptMenu(*action->menu(), area + QStringLiteral(" \u203a ") + plainText(action->text()), found);
        else if (hasStableName(*action))
            found.push_back(entryOf(*action, area, {}));
}

/// Alt and a letter open a menu, in each language another.
void ShortcutMap::adoptLetters(const QMainWindow& window, std::vector<ShortcutEntry>& found)
{
    for (const QAction* top : window.menuBar()->actions()) {
        const auto letter = QKeySequence::mnemonic(top->text());
        if (!letter.isEmpty())
            found.push_back({QStringLiteral("letter.%1").arg(letter.toString()),
                             tr("Menus"),
                             tr("Open the menu %1").arg(plainText(top->text())),
                             {},
                             {letter},
                             {letter},
                             true});
    }
}

ShortcutEntry ShortcutMap::entryOf(QAction& action, const QString& area, const QString& scope)
{
    const auto* before = find(action.objectName());
    const bool again = std::ranges::any_of(m_live, [&](const Live& live) { return live.action == &action; });
    const auto usual = again && before ? before->usual : action.shortcuts();
    if (!again)
        m_live.push_back({action.objectName(), &action});
    const QString text = again && before ? before->text : plainText(action.text());
    return {action.objectName(), area, text, scope, usual, usual, false};
}

const ShortcutEntry* ShortcutMap::find(const QString& name) const
{
    const auto found = std::ranges::find(m_entries, name, &ShortcutEntry::name);
    return found == m_entries.end() ? nullptr : &*found;
}

const ShortcutEntry* ShortcutMap::holder(const ShortcutEntry& entry, const QKeySequence& key) const
{
    const auto found = std::ranges::find_if(m_entries, [&](const ShortcutEntry& other) {
        return other.name != entry.name && other.scope == entry.scope && other.keys.contains(key);
    });
    return found == m_entries.end() ? nullptr : &*found;
}

/// Who has which keys now: what is fixed first, then the user's choices, then what is left of the usual keys.
void ShortcutMap::settle()
{
    QSet<std::pair<QString, QKeySequence>> taken;
    const auto give = [&taken](ShortcutEntry& entry, const QList<QKeySequence>& wanted) {
        entry.keys.clear();
        for (const auto& key : wanted)
            if (!taken.contains({entry.scope, key}))
                entry.keys << key;
        for (const auto& key : std::as_const(entry.keys))
            taken.insert({entry.scope, key});
    };
    const auto pass = [&](const auto& whose, const auto& wanted) {
        for (auto& entry : m_entries)
            if (whose(entry))
                give(entry, wanted(entry));
    };
    const auto usual = [](const ShortcutEntry& entry) { return entry.usual; };
    const auto isUsers = [this](const ShortcutEntry& entry) { return !entry.fixed && m_users.contains(entry.name); };
    pass([](const ShortcutEntry& entry) { return entry.fixed; }, usual);
    pass(isUsers, [this](const ShortcutEntry& entry) { return m_users.value(entry.name); });
    pass([&](const ShortcutEntry& entry) { return !entry.fixed && !isUsers(entry); }, usual);

    std::erase_if(m_live, [](const Live& live) { return !live.action; });
    for (const Live& live : m_live)
        if (const auto* entry = find(live.name); entry && live.action->shortcuts() != entry->keys)
            live.action->setShortcuts(entry->keys);
    emit changed();
}

/// Only a user's other choice has to be changed: a usual key gives way by itself, and is back when this one is reset.
void ShortcutMap::takeFromOthers(const ShortcutEntry& entry, const QList<QKeySequence>& keys)
{
    for (const auto& other : m_entries)
        if (other.name != entry.name && other.scope == entry.scope && m_users.contains(other.name))
            m_users[other.name].removeIf([&keys](const QKeySequence& key) { return keys.contains(key); });
}

void ShortcutMap::set(const Keys& keys)
{
    for (auto wanted = keys.begin(); wanted != keys.end(); ++wanted) {
        const auto* entry = find(wanted.key());
        if (!entry || entry->fixed)
            continue;
        QList<QKeySequence> free;
        for (const auto& key : wanted.value()) {
            const auto* other = holder(*entry, key);
            if (!(other && other->fixed) && !free.contains(key) && free.size() < kMostKeys)
                free << key;
        }
        takeFromOthers(*entry, free);
        if (free == entry->usual)
            m_users.remove(entry->name);
        else
            m_users[entry->name] = free;
    }
    settle();
    save();
}

void ShortcutMap::reset(const QString& name)
{
    m_users.remove(name);
    settle();
    save();
}

void ShortcutMap::resetAll()
{
    for (const auto& entry : m_entries)
        m_users.remove(entry.name);
    settle();
    save();
}

ShortcutMap& shortcutMap()
{
    static ShortcutMap map;
    return map;
}

} // namespace melisma::ui
