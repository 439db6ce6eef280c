// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/skipped_files_dialog.h"

#include "ui/common/widgets.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace melisma::ui {

SkippedFilesDialog::SkippedFilesDialog(const QStringList& files, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("skippedFiles"));
    setWindowTitle(tr("Skipped files"));
    auto* column = new QVBoxLayout(this);
    setGrid(column, 4, 3);
    column->addWidget(smallLabel(tr("%n files were left out of the import.", nullptr, static_cast<int>(files.size()))));
    auto* list = new QPlainTextEdit(files.join(u'\n'));
    list->setAccessibleName(tr("Skipped files and why"));
    list->setReadOnly(true);
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    column->addWidget(list);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(560, 320);
}

} // namespace melisma::ui
