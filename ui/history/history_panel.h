// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

class QListWidget;

namespace melisma::ui {

/// The steps of the undo history, oldest on top; a click goes there, steps that are undone are faint.
class HistoryPanel : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPanel(Session& session, QWidget* parent = nullptr);

private:
    void sync();
    void goTo(int row);

    Session& m_session;
    QListWidget* m_list;
};

} // namespace melisma::ui
