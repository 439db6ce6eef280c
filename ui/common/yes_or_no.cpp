// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/yes_or_no.h"

#include <QMessageBox>

namespace melisma::ui {

bool saysYes(QWidget* parent, const QString& title, const QString& question)
{
    // Without the platform's icon, which suits no theme of ours.
    QMessageBox box(QMessageBox::NoIcon, title, question, QMessageBox::Yes | QMessageBox::No, parent);
    return box.exec() == QMessageBox::Yes;
}

} // namespace melisma::ui
