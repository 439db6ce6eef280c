// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/automation/automated_mix.h"
#include "ui/common/session.h"

#include <QWidget>

class QLineEdit;

namespace melisma::ui {

class Fader;
class Meter;
class ArmButton;
class MixButton;
class ModeButton;
class PanSlider;
class TimelineState;

/// One track's name, instrument, mute, solo, gain, pan and level, left of its lane.
class TrackHeader : public QWidget {
    Q_OBJECT
public:
    TrackHeader(TimelineState& state, project::TrackId track, QWidget* parent = nullptr);

    project::TrackId track() const { return m_track; }
    void sync(); ///< shows the project's current state
    void updateMeter();
    void startRename();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const project::Track* data() const;
    void connectMix();
    void finishRename();
    void apply(const QString& label, const project::Edit& edit, const char* gesture);
    bool showsPan() const;
    void paintTexts(QPainter& painter, const project::Track& track) const;
    bool record(project::AutomationKind kind, double value);
    void followPlayhead();
    static QString kindText(const project::Track& track); ///< beside its name

    TimelineState& m_state;
    Session& m_session;
    project::TrackId m_track;
    ArmButton* m_arm;
    MixButton* m_mute;
    MixButton* m_solo;
    Fader* m_gain;
    PanSlider* m_pan;
    ModeButton* m_mode;
    Meter* m_meter;
    QLineEdit* m_rename = nullptr;
    AutomatedMix m_automated; ///< what automation says at the playhead
    bool m_hasAutomation = false;
};

} // namespace melisma::ui
