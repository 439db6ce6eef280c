// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"
#include "ui/export/export_runner.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QWidget;

namespace melisma::ui {

/// Asks what to export and where, runs it in the background with progress and cancel, and lists what was written.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(Session& session, QWidget* parent = nullptr);

    void reject() override; ///< while it runs: cancels

private:
    QWidget* buildChoices();
    QWidget* buildPlace();
    void connectParts();
    void restoreChoices();
    void storeChoices() const;
    void refresh();
    void browse();
    void start();
    void showReport(const base::Result<audio::ExportReport>& report);
    void setRunning(bool running);
    audio::ExportRequest request() const;

    Session& m_session;
    ExportRunner m_runner;
    QCheckBox* m_mix = nullptr;
    QCheckBox* m_stems = nullptr;
    QCheckBox* m_midi = nullptr;
    QCheckBox* m_prompts = nullptr;
    QCheckBox* m_replace = nullptr;
    QComboBox* m_format = nullptr;
    QLineEdit* m_folder = nullptr;
    QLineEdit* m_name = nullptr;
    QWidget* m_form = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_state = nullptr;
    QPushButton* m_show = nullptr;
    QPushButton* m_close = nullptr;
    QPushButton* m_export = nullptr;
};

} // namespace melisma::ui
