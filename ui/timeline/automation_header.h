// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/automation_actions.h"

#include <QWidget>

class QToolButton;

namespace melisma::ui {

class MixButton;
class ModeButton;
class ValueSlider;

/// Left of an automation lane: what it moves, the value at the playhead, a switch, what its automation does, a slider
/// that follows the curve or is recorded, and a button that hides the lane.
class AutomationHeader : public QWidget {
    Q_OBJECT
public:
    AutomationHeader(TimelineState& state, AutomationRef ref, QWidget* parent = nullptr);

    const AutomationRef& ref() const { return m_ref; }
    QString valueText() const; ///< at the playhead
    void sync();               ///< shows the project's current state

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override; ///< of its controls: the focus brings it into view

private:
    void connectSlider();
    void setByHand(int position);
    void follow();
    double valueNow() const;

    TimelineState& m_state;
    AutomationRef m_ref;
    AutomationAxis m_axis;
    MixButton* m_on;
    ModeButton* m_mode;
    ValueSlider* m_slider;
    QToolButton* m_hide;
    QString m_shownValue;
};

} // namespace melisma::ui
