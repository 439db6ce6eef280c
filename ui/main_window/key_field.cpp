// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/key_field.h"

#include <QKeyEvent>

namespace melisma::ui {

KeyField::KeyField(QWidget* parent) : QKeySequenceEdit(parent) {}

/// Qt's own waits for up to three more keys; the first is the whole here.
void KeyField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        clear();
        emit givenUp();
        return;
    }
    QKeySequenceEdit::keyPressEvent(event);
    if (keySequence().isEmpty())
        return; // a modifier, so far
    const QKeySequence first(keySequence()[0]);
    clear();
    setKeySequence(first);
    emit pressed(first);
}

} // namespace melisma::ui
