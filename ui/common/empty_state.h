// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace melisma::ui {

/// What an empty panel shows: one sentence that says what to do, and one button that does it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    /// Without `action` there is only the sentence.
    EmptyState(const QString& sentence, const QString& action, QWidget* parent = nullptr);
    /// For an area that is larger than the sentence.
    void centre();

signals:
    void triggered();
};

} // namespace melisma::ui
