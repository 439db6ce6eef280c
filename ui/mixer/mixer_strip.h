// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace melisma::ui {

class AutomationMark;
class EffectRack;
class Fader;
class GainBox;
class MixButton;
class ModeButton;
class PanSlider;
class SendRack;
class StripMeter;

/// One track of the mixer, a bus or folder, or the master (track 0): effects, sends, output, pan, fader with meter,
/// gain, mute and solo, name. Buses and folders stand on another ground and say what they are. What automation moves is
/// shown where automation has it.
class MixerStrip : public QWidget {
    Q_OBJECT
public:
    MixerStrip(Session& session, project::TrackId track, QWidget* parent = nullptr);

    project::TrackId track() const { return m_track; }
    void sync(); ///< shows the project's current state
    void updateMeter();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    const project::Track* data() const;
    bool isMaster() const { return !m_track; }
    void buildControls();
    QToolButton* makeOutput();
    QHBoxLayout* makeLevel();
    void syncTrack(const project::Track& track, bool writable);
    bool record(project::AutomationKind kind, double value);
    void followPlayhead();
    bool sums() const; ///< a bus or folder
    void connectControls();
    void setGain(double decibels);
    void nameControls(const QString& name);
    void showHighest(double decibels);

    Session& m_session;
    project::TrackId m_track;
    EffectRack* m_rack = nullptr;
    SendRack* m_sends = nullptr;
    QToolButton* m_output = nullptr;
    AutomationMark* m_gainMark = nullptr;
    AutomationMark* m_panMark = nullptr;
    ModeButton* m_mode = nullptr;
    bool m_automated = false;   ///< a lane moves its gain, pan, mute or a send
    PanSlider* m_pan = nullptr; ///< the master has none, nor mute and solo
    Fader* m_fader = nullptr;
    StripMeter* m_meter = nullptr;
    GainBox* m_gain = nullptr;
    QLabel* m_highest = nullptr;
    MixButton* m_mute = nullptr;
    MixButton* m_solo = nullptr;
    QLabel* m_name = nullptr;
};

} // namespace melisma::ui
