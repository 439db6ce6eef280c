// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"
#include "ui/export/export_choices.h"
#include "ui/export/export_runner.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QTabWidget;

namespace melisma::ui {

class ExportFilesPage;
class ExportSoundPage;
class ExportTagsPage;

/// Asks what to export, how and where, says beforehand how large it gets and what its AI-usage record will say, runs it
/// in the background with progress and cancel, and lists what was written.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(Session& session, QWidget* parent = nullptr);

    void reject() override; ///< while it runs: cancels

private:
    void build();
    void connectParts();
    ExportChoices choices() const;
    void refresh();
    void showStemNames(const audio::ExportRequest& request);
    QString estimateText(const audio::ExportRequest& request) const;
    void start();
    void askToReplace(const QStringList& names);
    void showReport(const base::Result<audio::ExportReport>& report);
    void showState(const QString& text, const char* role);
    void setRunning(bool running);

    Session& m_session;
    ExportRunner m_runner;
    ExportFilesPage* m_files;
    ExportSoundPage* m_sound;
    ExportTagsPage* m_tags;
    QTabWidget* m_pages;
    QLabel* m_estimate;
    QProgressBar* m_bar;
    QLabel* m_state;
    QPushButton* m_show;
    QPushButton* m_close;
    QPushButton* m_export;
    bool m_replace = false; ///< the person has agreed to lose what is there
    double m_seconds = 0.0; ///< of the export that runs
};

} // namespace melisma::ui
