// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/voices/live_reading.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace melisma::ui {

class Meter;

/// The owner of a voice agrees by reading aloud: the name, the words and how long they hold, the level of the
/// microphone, and what became of the reading.
class ReadingForm : public QWidget {
    Q_OBJECT
public:
    ReadingForm(Session& session, SoundShelf& shelf, const SoundVoice& voice, QWidget* asker);

    LiveReading& reading() { return *m_reading; }
    /// Lets go of the microphone and of what is under way.
    void leave();

signals:
    void agreed();

private:
    void ask();
    void press();
    void follow();
    void showClock();
    void showLevel();
    void tell(const QString& sentence, bool failed);

    LiveReading* m_reading;
    QLineEdit* m_owner;
    QPushButton* m_ask;
    QWidget* m_sheet; ///< with the text that is to be read
    QLabel* m_text;
    QLabel* m_clock;
    Meter* m_meter;
    QPushButton* m_record;
    QProgressBar* m_bar;
    QLabel* m_state;
    bool m_checking = false; ///< as it was told
    bool m_comparable;       ///< the voice has recordings that a speaker can be compared with
};

} // namespace melisma::ui
