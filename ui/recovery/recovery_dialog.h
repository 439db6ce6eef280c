// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recovery/open_projects.h"

#include <QDialog>

class QVBoxLayout;

namespace melisma::ui {

/// Offers what a studio that ended of itself had open: open it, move it to the trash, or keep everything for later. It
/// opens nothing by itself, and of a project that ended the studio while opening only a copy of its last saved state.
class RecoveryDialog : public QDialog {
    Q_OBJECT
public:
    RecoveryDialog(Session& session, std::vector<LeftProject> left, QWidget* parent = nullptr);

private:
    QWidget* makeCard(const LeftProject& left);
    void openLeft(const LeftProject& left);
    void moveToTrash(const LeftProject& left, QWidget* card);

    Session& m_session;
    QVBoxLayout* m_cards;
    int m_waiting = 0; ///< projects that are still listed
};

/// The last saved state of the project at `path` as a project of its own beside it, with the same media; its path. The
/// original stays as it is.
base::Result<std::filesystem::path> copySavedState(const std::filesystem::path& path);

} // namespace melisma::ui
