// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/reference_check.h"
#include "ui/voices/voice_take.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace melisma::ui {

class Meter;
class Poster;

/// Somebody reads a text into the microphone, for a voice: the level is seen meanwhile, and what was recorded is
/// checked, heard and recorded anew until it is good.
class TakeDialog : public QDialog {
    Q_OBJECT
public:
    TakeDialog(Session& session, QWidget* parent = nullptr);
    ~TakeDialog() override;

    VoiceTake& take() { return m_take; }
    void done(int result) override;

private:
    void press();
    void listen();
    void follow();
    void showLevel();
    void measure();
    void judge(const voices::ReferenceQuality& quality);
    void tell(const QString& text, const char* role);

    Session& m_session;
    VoiceTake m_take;
    Meter* m_meter;
    QLabel* m_state;
    QPushButton* m_record;
    QPushButton* m_listen;
    QPushButton* m_use;
    bool m_good = false;      ///< enough was heard in what was recorded last
    std::uint64_t m_turn = 0; ///< grows with every recording, so that what was measured of an earlier one is known
    std::shared_ptr<Poster> m_poster;
};

} // namespace melisma::ui
