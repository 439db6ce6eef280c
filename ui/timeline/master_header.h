// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_state.h"

#include <QWidget>

namespace melisma::ui {

class Fader;
class ModeButton;

/// Stands above the master's automation lanes: its name, what its automation does, and its fader.
class MasterHeader : public QWidget {
    Q_OBJECT
public:
    explicit MasterHeader(TimelineState& state, QWidget* parent = nullptr);

    void sync(); ///< shows the project's current state

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void setGain(double decibels);
    void follow();

    TimelineState& m_state;
    ModeButton* m_mode;
    Fader* m_gain;
};

} // namespace melisma::ui
