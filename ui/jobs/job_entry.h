// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace melisma::ui {

/// A job that has ended: title, outcome, and on demand its parameters and what can be done with it. A click anywhere
/// or the arrow opens it. Keeps a copy of its record, so it may outlive the history's.
class JobEntry : public QFrame {
    Q_OBJECT
public:
    JobEntry(Session& session, jobs::JobRecord record, QWidget* parent = nullptr);

    std::uint64_t number() const { return m_record.number; }
    bool isOpen() const { return m_details != nullptr; }
    void setOpen(bool open);
    /// Whether what it made can be shown may change with every edit.
    void refresh();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHead();
    QString errorText() const;
    QWidget* makeDetails();
    QWidget* makeActions();
    QPushButton* addAction(QLayout* row, const QString& text, const char* name);
    void remove();

    Session& m_session;
    jobs::JobRecord m_record;
    QVBoxLayout* m_column;
    QToolButton* m_arrow = nullptr;
    QLabel* m_error = nullptr;    ///< of a failed one
    QWidget* m_details = nullptr; ///< only while open
    QPushButton* m_show = nullptr;
};

} // namespace melisma::ui
