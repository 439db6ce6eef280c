// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace melisma::ui {

/// The earlier prompts to choose from, with a search field. Up and Down move through the list while one types, Enter
/// takes, Esc closes. Deletes itself when closed.
class PromptPopup : public QFrame {
    Q_OBJECT
public:
    explicit PromptPopup(QWidget* parent);

    /// Below (or above, where the screen ends) `anchor`.
    void popUp(const QWidget& anchor);

signals:
    void chosen(const QString& prompt);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void take();
    void forgetAll();

    QStringList m_prompts;
    QLineEdit* m_search;
    QListWidget* m_list;
    QLabel* m_nothing;
    QPushButton* m_clear;
};

} // namespace melisma::ui
