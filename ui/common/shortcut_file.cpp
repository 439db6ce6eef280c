// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/shortcut_file.h"

#include "ui/common/shortcut_keys.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::ShortcutFile)
};

const auto kFormat = QStringLiteral("melisma-shortcuts");
constexpr int kVersion = 1;
constexpr qsizetype kMostRows = 2000;
constexpr qsizetype kLongName = 48; ///< characters of a foreign text that are shown

/// A text of the file as a sentence can hold it: short, on one line.
QString quoted(QString text)
{
    for (QChar& c : text)
        if (!c.isPrint())
            c = u' ';
    return text.size() > kLongName ? text.left(kLongName) + QChar(0x2026) : text;
}

class Import {
public:
    explicit Import(const ShortcutMap& map) : m_map(map) {}

    ShortcutImport read(const QByteArray& data)
    {
        const QJsonArray rows = open(data);
        for (const auto& row : rows)
            readRow(row);
        for (const QString& name : std::as_const(m_order))
            settleRow(*m_map.find(name));
        for (const QString& name : std::as_const(m_order))
            nameLosers(*m_map.find(name));
        m_result.changes = static_cast<int>(std::ranges::count_if(
            m_order, [this](const QString& name) { return m_map.find(name)->keys != m_result.keys[name]; }));
        return m_result;
    }

private:
    QJsonArray refuse(const QString& why)
    {
        m_result.refusal = why;
        return {};
    }
    void problem(const QString& sentence) { m_result.problems << sentence; }

    QJsonArray open(const QByteArray& data)
    {
        if (data.size() > kLargestShortcutFile)
            return refuse(Words::tr("The file is too large for a list of shortcuts."));
        QJsonParseError error;
        const auto root = QJsonDocument::fromJson(data, &error).object();
        if (error.error != QJsonParseError::NoError)
            return refuse(Words::tr("The file is damaged or no list of shortcuts: it cannot be read from byte %1 on.")
                              .arg(error.offset));
        if (root.value(u"format").toString() != kFormat || !root.value(u"shortcuts").isArray())
            return refuse(Words::tr("The file is not a list of Melisma's shortcuts."));
        if (root.value(u"version").toInt() != kVersion)
            return refuse(Words::tr("The file is of another version of Melisma, whose list this one cannot read."));
        const auto rows = root.value(u"shortcuts").toArray();
        return rows.size() > kMostRows ? refuse(Words::tr("The file is too large for a list of shortcuts.")) : rows;
    }

    void readRow(const QJsonValue& row)
    {
        const QString name = row[u"action"].toString();
        const auto* entry = m_map.find(name);
        if (name.isEmpty() || !row[u"keys"].isArray())
            problem(Words::tr("Entry %1 of the file is left out: it is no action with keys.").arg(m_row + 1));
        else if (!entry)
            problem(Words::tr("“%1” is left out: this version knows no such action.").arg(quoted(name)));
        else if (entry->fixed)
            problem(Words::tr("“%1” is left out: its keys are fixed.").arg(entry->text));
        else if (m_result.keys.contains(name))
            problem(Words::tr("“%1” is in the file twice; the first counts.").arg(entry->text));
        else
            readKeys(*entry, row[u"keys"].toArray());
        ++m_row;
    }

    /// An action of whose keys none can be used keeps those it has.
    void readKeys(const ShortcutEntry& entry, const QJsonArray& texts)
    {
        QList<QKeySequence> keys;
        for (const auto& text : texts) {
            const auto key = storedKey(text.toString());
            if (keys.size() == kMostKeys)
                return accept(entry, keys,
                              Words::tr("“%1” has more than %2 keys in the file; the first count.")
                                  .arg(entry.text)
                                  .arg(kMostKeys));
            if (key.isEmpty())
                problem(Words::tr("“%1” for “%2” is left out: it is no key.")
                            .arg(quoted(text.isString() ? text.toString() : QStringLiteral("?")), entry.text));
            else if (!whyNoShortcut(key).isEmpty())
                problem(Words::tr("“%1” for “%2” is left out: it keeps its meaning everywhere.")
                            .arg(shownKeys({key}), entry.text));
            else if (!keys.contains(key))
                keys << key;
        }
        if (!keys.isEmpty() || texts.isEmpty())
            accept(entry, keys, {});
    }

    void accept(const ShortcutEntry& entry, const QList<QKeySequence>& keys, const QString& sentence)
    {
        if (!sentence.isEmpty())
            problem(sentence);
        m_result.keys[entry.name] = keys;
        m_order << entry.name;
    }

    /// A key has one holder in a scope: the first in the file.
    void settleRow(const ShortcutEntry& entry)
    {
        QList<QKeySequence> free;
        for (const auto& key : std::as_const(m_result.keys[entry.name])) {
            const std::pair place(entry.scope, key);
            const auto* holder = m_map.holder(entry, key);
            if (holder && holder->fixed)
                problem(Words::tr("“%1” for “%2” is left out: it is fixed for “%3”.")
                            .arg(shownKeys({key}), entry.text, holder->text));
            else if (m_given.contains(place))
                problem(Words::tr("“%1” is in the file for “%2” and for “%3”; the first keeps it.")
                            .arg(shownKeys({key}), m_map.find(m_given[place])->text, entry.text));
            else {
                m_given[place] = entry.name;
                free << key;
            }
        }
        m_result.keys[entry.name] = free;
    }

    /// Actions that the file does not name and that lose a key to one that it names.
    void nameLosers(const ShortcutEntry& entry)
    {
        for (const auto& key : std::as_const(m_result.keys[entry.name]))
            if (const auto* holder = m_map.holder(entry, key); holder && !m_result.keys.contains(holder->name))
                problem(Words::tr("“%1” goes from “%2” to “%3”.").arg(shownKeys({key}), holder->text, entry.text));
    }

    const ShortcutMap& m_map;
    ShortcutImport m_result;
    QStringList m_order; ///< of the file
    QHash<std::pair<QString, QKeySequence>, QString> m_given;
    int m_row = 0;
};

} // namespace

QByteArray exportShortcuts(const ShortcutMap& map)
{
    QJsonArray rows;
    for (const auto& entry : map.entries())
        if (!entry.fixed)
            rows << QJsonObject{{"action", entry.name},
                                {"text", entry.text},
                                {"keys", QJsonArray::fromStringList(storedKeys(entry.keys))}};
    return QJsonDocument(QJsonObject{{"format", kFormat}, {"version", kVersion}, {"shortcuts", rows}}).toJson();
}

ShortcutImport importShortcuts(const QByteArray& data, const ShortcutMap& map)
{
    return Import(map).read(data);
}

} // namespace melisma::ui
