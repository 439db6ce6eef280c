// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/shortcut_keys.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::ShortcutKeys)
};

constexpr qsizetype kMostShown = 4;   ///< keys; 1 to 9 become "1 … 9"
constexpr qsizetype kLongestKey = 60; ///< characters; "Ctrl+Alt+Shift+Meta+Backspace" has 29

bool isModifier(Qt::Key key)
{
    switch (key) {
    case Qt::Key_Control:
    case Qt::Key_Shift:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_unknown:
        return true;
    default:
        return key == Qt::Key(0);
    }
}

/// Keys that every dialog, list and field needs for itself.
bool isEverywhere(QKeyCombination key)
{
    const auto plain = key.keyboardModifiers() & ~Qt::ShiftModifier;
    switch (key.key()) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return !(plain & (Qt::AltModifier | Qt::MetaModifier)); // Ctrl+Tab goes through tabs
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
        return plain == Qt::NoModifier;
    case Qt::Key_F10:
        return key.keyboardModifiers() == Qt::ShiftModifier; // opens menus
    case Qt::Key_Menu:
        return true;
    default:
        return false;
    }
}

} // namespace

QString shownKeys(const QList<QKeySequence>& keys)
{
    QStringList shown;
    for (const auto& key : keys)
        shown << key.toString(QKeySequence::NativeText);
    if (shown.size() > kMostShown)
        return shown.front() + QStringLiteral(" \u2026 ") + shown.back();
    return shown.join(Words::tr(" or "));
}

QString whyNoShortcut(const QKeySequence& key)
{
    if (key.count() != 1 || isModifier(key[0].key()))
        return Words::tr("This is no key that can be a shortcut.");
    if (isEverywhere(key[0]))
        return Words::tr("%1 keeps its meaning everywhere, so it cannot be a shortcut.")
            .arg(key.toString(QKeySequence::NativeText));
    return {};
}

QKeySequence storedKey(const QString& text)
{
    if (text.size() > kLongestKey)
        return {};
    const auto key = QKeySequence::fromString(text, QKeySequence::PortableText);
    return key.count() == 1 && !isModifier(key[0].key()) ? key : QKeySequence();
}

QStringList storedKeys(const QList<QKeySequence>& keys)
{
    QStringList texts;
    for (const auto& key : keys)
        texts << key.toString(QKeySequence::PortableText);
    return texts;
}

QKeySequence pressedKey(const QKeyEvent& event)
{
    const auto key = static_cast<Qt::Key>(event.key());
    return QKeySequence(QKeyCombination(event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier), key));
}

QString plainText(QString text)
{
    return text.remove(u'&').remove(QChar(0x2026));
}

} // namespace melisma::ui
