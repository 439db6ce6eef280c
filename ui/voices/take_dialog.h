// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/voices/voice_take.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace melisma::ui {

class Meter;

/// Somebody reads a text into the microphone, for a voice: the level is seen meanwhile, and what was recorded is
/// checked, heard and recorded anew until it is good.
class TakeDialog : public QDialog {
    Q_OBJECT
public:
    TakeDialog(Session& session, QWidget* parent = nullptr);

    VoiceTake& take() { return m_take; }
    void done(int result) override;

private:
    void press();
    void listen();
    void follow();
    void showLevel();
    void judge();
    void tell(const QString& text, const char* role);

    Session& m_session;
    VoiceTake m_take;
    Meter* m_meter;
    QLabel* m_state;
    QPushButton* m_record;
    QPushButton* m_listen;
    QPushButton* m_use;
    bool m_good = false; ///< enough was heard in what was recorded last
};

} // namespace melisma::ui
