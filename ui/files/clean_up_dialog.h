// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/unused_files.h"
#include "ui/common/session.h"

#include <QDialog>

#include <functional>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace melisma::ui {

/// What in the project's folder nothing needs any more: no saved or older state, no journal, no step that can be
/// undone, nothing that was copied. Asks, and moves it to the desktop's trash.
class CleanUpDialog : public QDialog {
    Q_OBJECT
public:
    explicit CleanUpDialog(Session& session, QWidget* parent = nullptr);

    /// How a file goes; the desktop's trash unless told. False: it stayed.
    using MoveAway = std::function<bool(const std::filesystem::path&)>;
    void setMoveAway(MoveAway moveAway) { m_moveAway = std::move(moveAway); }

    void moveToTrash();

private:
    /// A sentence why nothing may be cleaned up just now; else empty.
    QString obstacle() const;
    base::Result<std::vector<project::UnusedFile>> look() const;
    void show(const std::vector<project::UnusedFile>& files);
    void tell(const QString& text);

    Session& m_session;
    QLabel* m_lead;
    QTreeWidget* m_list;
    QPushButton* m_trash;
    std::vector<project::UnusedFile> m_files; ///< as listed
    MoveAway m_moveAway;
};

} // namespace melisma::ui
