// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/voices/sound_shelf.h"

#include <QDialog>

#include <filesystem>

class QLabel;
class QProgressBar;
class QPushButton;

namespace melisma::ui {

class PassphraseForm;

/// Asks for the passphrase of a voice that leaves in one file, and writes it off the UI thread.
class ExportVoiceDialog : public QDialog {
    Q_OBJECT
public:
    ExportVoiceDialog(SoundShelf& shelf, std::string voice, std::filesystem::path file, QWidget* parent = nullptr);

    void accept() override;
    void reject() override; ///< not while it is being written

private:
    void land(const base::Result<void>& written);

    SoundShelf& m_shelf;
    std::string m_voice; ///< its id
    std::filesystem::path m_file;
    PassphraseForm* m_form;
    QLabel* m_problem;
    QProgressBar* m_bar;
    QPushButton* m_write;
};

} // namespace melisma::ui
