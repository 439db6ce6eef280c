// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QInputDialog>
#include <QTimer>

namespace melisma::tests {

/// Lets `fill` answer the next question that is asked in a QInputDialog, and accepts it.
template <class Fill>
void answerNext(const Fill& fill)
{
    QTimer::singleShot(0, qApp, [fill] {
        if (auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget())) {
            fill(*dialog);
            dialog->accept();
        }
    });
}

inline void answerWith(int value)
{
    answerNext([value](QInputDialog& dialog) { dialog.setIntValue(value); });
}

inline void answerWith(const QString& text)
{
    answerNext([text](QInputDialog& dialog) { dialog.setTextValue(text); });
}

} // namespace melisma::tests
