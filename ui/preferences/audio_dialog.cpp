// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/audio_dialog.h"

#include "ui/common/widgets.h"
#include "ui/preferences/audio_page.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace melisma::ui {

AudioDialog::AudioDialog(Session& session, const QString& notice, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("audioDialog"));
    setWindowTitle(tr("Audio settings"));
    auto* column = new QVBoxLayout(this);
    setGrid(column, 4, 2);
    if (!notice.isEmpty()) {
        auto* why = smallLabel(notice);
        why->setObjectName(QStringLiteral("audioNotice"));
        setRole(why, "failure");
        column->addWidget(why);
    }
    column->addWidget(new AudioPage(session));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    setMinimumWidth(460);
}

} // namespace melisma::ui
