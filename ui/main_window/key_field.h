// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequenceEdit>

namespace melisma::ui {

/// Takes one key with its modifiers. Tab goes on to the next control, and Esc gives up.
class KeyField : public QKeySequenceEdit {
    Q_OBJECT
public:
    explicit KeyField(QWidget* parent = nullptr);

signals:
    void pressed(const QKeySequence& key);
    void givenUp();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace melisma::ui
