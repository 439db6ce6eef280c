// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/shortcut_editor.h"

#include "ui/common/shortcut_keys.h"
#include "ui/common/shortcut_map.h"
#include "ui/common/widgets.h"
#include "ui/main_window/key_field.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace melisma::ui {
namespace {

QString placeOf(const ShortcutEntry& entry)
{
    return ShortcutEditor::tr("“%1” (%2)").arg(entry.text, entry.area);
}

/// Who has the key in another scope, where both hold: the panel's while it has the focus.
QString elsewhere(const ShortcutEntry& entry, const QKeySequence& key)
{
    for (const auto& other : shortcutMap().entries())
        if (other.name != entry.name && other.scope != entry.scope && other.keys.contains(key) &&
            (other.scope.isEmpty() || entry.scope.isEmpty()))
            return u' ' + (entry.scope.isEmpty()
                               ? ShortcutEditor::tr("In “%1” it stays “%2”.").arg(other.area, other.text)
                               : ShortcutEditor::tr("Elsewhere it stays %1.").arg(placeOf(other)));
    return {};
}

} // namespace

QPushButton* shortcutButton(const QString& text, const char* name)
{
    auto* made = new QPushButton(text);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false); // Enter in the list is for the list
    return made;
}

ShortcutEditor::ShortcutEditor(QWidget* parent)
    : QWidget(parent)
    , m_title(titleLabel({}))
    , m_field(new KeyField)
    , m_besides(new QCheckBox(tr("Besides the keys it has")))
    , m_none(shortcutButton(tr("No keys"), "noKeys"))
    , m_reset(shortcutButton(tr("Reset"), "resetKeys"))
    , m_said(smallLabel({}))
    , m_takeOver(shortcutButton(tr("Take over"), "takeOver"))
    , m_leave(shortcutButton(tr("Leave it"), "leaveIt"))
{
    build();
    connect(m_field, &KeyField::pressed, this, &ShortcutEditor::press);
    connect(m_field, &KeyField::givenUp, this, [this] {
        endQuestion();
        emit done();
    });
    connect(m_none, &QPushButton::clicked, this, [this] { propose({}); });
    connect(m_reset, &QPushButton::clicked, this, [this] { propose(shortcutMap().find(m_name)->usual); });
    connect(m_takeOver, &QPushButton::clicked, this, [this] { give(m_asked); });
    connect(m_leave, &QPushButton::clicked, this, [this] {
        endQuestion();
        m_field->setFocus();
    });
    connect(&shortcutMap(), &ShortcutMap::changed, this, &ShortcutEditor::refresh);
    edit({});
}

void ShortcutEditor::build()
{
    m_field->setObjectName(QStringLiteral("keyField"));
    m_field->setAccessibleName(tr("New keys"));
    m_besides->setObjectName(QStringLiteral("besides"));
    m_said->setObjectName(QStringLiteral("shortcutSaid"));
    m_said->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout;
    setGrid(row, 0, 2);
    row->addWidget(m_field, 1);
    row->addWidget(m_besides);
    row->addWidget(m_none);
    row->addWidget(m_reset);
    auto* answer = new QHBoxLayout;
    setGrid(answer, 0, 2);
    answer->addWidget(m_said, 1);
    answer->addWidget(m_takeOver);
    answer->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 0, 2);
    column->addWidget(m_title);
    column->addLayout(row);
    column->addLayout(answer);
    m_said->setMinimumHeight(m_leave->sizeHint().height()); // the list above does not jump
}

void ShortcutEditor::edit(const QString& name)
{
    m_name = name;
    m_besides->setChecked(false);
    endQuestion();
    refresh();
}

void ShortcutEditor::refresh()
{
    const auto* entry = shortcutMap().find(m_name);
    const bool open = entry && !entry->fixed;
    m_title->setText(entry ? entry->text : tr("Choose what to give keys to"));
    m_field->setEnabled(open);
    m_besides->setEnabled(open && !entry->keys.isEmpty());
    m_none->setEnabled(open && !entry->keys.isEmpty());
    m_reset->setEnabled(open && entry->keys != entry->usual);
    if (entry && entry->fixed)
        say(tr("These keys are fixed."));
}

void ShortcutEditor::say(const QString& sentence, bool failed)
{
    setRole(m_said, failed ? "failure" : "said");
    m_said->setText(sentence);
}

void ShortcutEditor::focusField()
{
    if (m_field->isEnabled())
        m_field->setFocus(Qt::OtherFocusReason);
}

void ShortcutEditor::endQuestion()
{
    m_asked.clear();
    m_field->clear();
    m_takeOver->hide();
    m_leave->hide();
    say({});
}

void ShortcutEditor::press(const QKeySequence& key)
{
    const auto* entry = shortcutMap().find(m_name);
    if (!entry)
        return;
    if (const QString why = whyNoShortcut(key); !why.isEmpty()) {
        endQuestion();
        return say(why, true);
    }
    auto keys = m_besides->isChecked() ? entry->keys : QList<QKeySequence>();
    if (!keys.contains(key))
        keys << key;
    if (keys.size() > kMostKeys) {
        endQuestion();
        return say(tr("An action can have at most %1 keys.").arg(kMostKeys), true);
    }
    propose(keys);
}

/// Gives the keys, or asks where another has one of them.
void ShortcutEditor::propose(const QList<QKeySequence>& keys)
{
    const auto* entry = shortcutMap().find(m_name);
    for (const auto& key : keys)
        if (const auto* holder = shortcutMap().holder(*entry, key)) {
            m_asked = keys;
            return ask(*holder, key);
        }
    give(keys);
}

void ShortcutEditor::ask(const ShortcutEntry& holder, const QKeySequence& key)
{
    const QString keys = key.toString(QKeySequence::NativeText);
    const QString place = placeOf(holder);
    say(holder.fixed ? tr("%1 is fixed for %2. Press other keys.").arg(keys, place)
                     : tr("%1 is taken by %2.").arg(keys, place),
        true);
    m_takeOver->setVisible(!holder.fixed);
    m_leave->setVisible(!holder.fixed);
    if (!holder.fixed)
        m_takeOver->setFocus(Qt::OtherFocusReason);
}

void ShortcutEditor::give(const QList<QKeySequence>& keys)
{
    const QString name = m_name;
    shortcutMap().set({{name, keys}});
    endQuestion();
    const auto* entry = shortcutMap().find(name);
    say(entry->keys.isEmpty()
            ? tr("“%1” has no keys now.").arg(entry->text)
            : tr("“%1” has %2 now.").arg(entry->text, shownKeys(entry->keys)) + elsewhere(*entry, entry->keys.back()));
    emit done();
}

} // namespace melisma::ui
