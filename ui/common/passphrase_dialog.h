// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/keyring.h"

#include <QDialog>

#include <memory>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace melisma::ui {

class PassphraseForm;
class Poster;

/// Asks for the passphrase of the user's voices, on a machine without a keychain, and opens them by it: once for a
/// vault that is there, twice for a fresh one. A wrong one is told and asked for again.
class PassphraseDialog : public QDialog {
    Q_OBJECT
public:
    explicit PassphraseDialog(std::shared_ptr<voices::Keyring> keyring, QWidget* parent = nullptr);
    ~PassphraseDialog() override;

    void accept() override;
    void reject() override; ///< not while the vault is being opened

private:
    void land(const base::Result<void>& opened);

    std::shared_ptr<voices::Keyring> m_keyring;
    PassphraseForm* m_form;
    QLabel* m_problem;
    QProgressBar* m_bar;
    QPushButton* m_open;
    std::shared_ptr<Poster> m_poster;
};

} // namespace melisma::ui
