// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

class QLabel;
class QMenu;

namespace melisma::ui {

class EffectRack;
class Fader;
class GainBox;
class MixButton;
class PanSlider;
class StripMeter;

/// One track of the mixer, or the master (track 0): effects, pan, fader with meter, gain, mute and solo, name.
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

private:
    const project::Track* data() const;
    bool isMaster() const { return !m_track; }
    void buildControls();
    void connectControls();
    void setGain(double decibels);
    void nameControls(const QString& name);
    void showHighest(double decibels);

    Session& m_session;
    project::TrackId m_track;
    EffectRack* m_rack = nullptr;
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
