// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/voices/sound_shelf.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace melisma::ui {

class NumberBox;

/// What the owner of a voice allows, to be changed. Core refuses what makes no sense and takes a spoken consent away
/// when more is allowed than its owner read.
class RulesDialog : public QDialog {
    Q_OBJECT
public:
    /// `voice` is open.
    RulesDialog(SoundShelf& shelf, const SoundVoice& voice, QWidget* parent = nullptr);
    static void openFor(SoundShelf& shelf, const SoundVoice& voice, QWidget* parent);

    void accept() override;
    void reject() override; ///< not while the rules are being kept

private:
    void buildUses(QVBoxLayout& column);
    QWidget* buildLimits();
    voices::VoiceRules rules() const;
    void setBusy(bool busy);

    SoundShelf& m_shelf;
    std::string m_voice;         ///< its id
    voices::VoiceRules m_before; ///< what was allowed when it opened
    bool m_spoken;               ///< its owner agreed by reading what is allowed
    std::vector<QCheckBox*> m_uses;
    QLineEdit* m_languages;
    QLineEdit* m_territories;
    QLineEdit* m_from;
    QLineEdit* m_until;
    QLineEdit* m_credit;
    NumberBox* m_share;
    QLineEdit* m_payee;
    QWidget* m_fields;
    QLabel* m_problem;
    QPushButton* m_keep;
};

} // namespace melisma::ui
