// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

namespace melisma::ui {

/// All files that an import left out, each with its reason, to be read and copied.
class SkippedFilesDialog : public QDialog {
    Q_OBJECT
public:
    explicit SkippedFilesDialog(const QStringList& files, QWidget* parent = nullptr);
};

} // namespace melisma::ui
