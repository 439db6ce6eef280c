// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QTimer>
#include <QWidget>

class QToolButton;

namespace melisma::ui {

class ClickControls;
class Fader;
class LoudnessReadout;
class Meter;
class NumberLabel;

/// Play, stop, rewind; where playback stands and the song's tempo, meter and key; the master level; Export.
class TransportBar : public QWidget {
    Q_OBJECT
public:
    explicit TransportBar(Session& session, QWidget* parent = nullptr);
    ClickControls& clicks() { return *m_clicks; }

signals:
    void exportWanted();
    void songSettingsWanted(); ///< the display was double-clicked

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    QWidget* buildButtons();
    QWidget* buildDisplay();
    QWidget* buildMaster();
    void showTime(base::Frames position);
    void showSong();

    Session& m_session;
    QToolButton* m_play = nullptr;
    QToolButton* m_loop = nullptr;
    ClickControls* m_clicks = nullptr;
    QWidget* m_display = nullptr;
    NumberLabel* m_bars = nullptr;
    NumberLabel* m_clock = nullptr;
    NumberLabel* m_tempo = nullptr;
    NumberLabel* m_meter = nullptr;
    NumberLabel* m_key = nullptr;
    Fader* m_masterGain = nullptr;
    NumberLabel* m_masterText = nullptr;
    Meter* m_masterLevel = nullptr;
    LoudnessReadout* m_loudness = nullptr;
    QTimer m_meterTimer;
};

} // namespace melisma::ui
