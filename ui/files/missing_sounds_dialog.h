// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace melisma::ui {

/// The sounds whose files are not in the media folder, with the clips that lack them, and the search for them: among
/// files that the person names, or in a folder. Only a file that is the very sound is taken.
class MissingSoundsDialog : public QDialog {
    Q_OBJECT
public:
    explicit MissingSoundsDialog(Session& session, QWidget* parent = nullptr);

    /// Looks through files and folders; goes on while the dialog is open.
    void search(const QStringList& places);

signals:
    void searched(); ///< a search has ended

private:
    void fill();
    void askForFiles();
    void askForFolder();
    void showOutcome(std::size_t found, const std::vector<std::string>& refused);

    Session& m_session;
    QTreeWidget* m_list;
    QLabel* m_outcome;
    QPushButton* m_files;
    QPushButton* m_folder;
};

} // namespace melisma::ui
