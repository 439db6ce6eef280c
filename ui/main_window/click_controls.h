// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace melisma::audio {
class LiveEngine;
}

namespace melisma::ui {

class Fader;
class NumberLabel;

/// Metronome and count-in: a button that switches the click, and a menu behind it for its level and the bars that are
/// counted in. Remembered in QSettings; a matter of the person, not of the project.
class ClickControls : public QWidget {
    Q_OBJECT
public:
    explicit ClickControls(audio::LiveEngine& engine, QWidget* parent = nullptr);

    void toggle();
    void nextCountIn(); ///< none, one bar, two bars, none

private:
    class QMenu* buildMenu();
    QWidget* buildLevel();
    void setOn(bool on);
    void setLevel(double decibels);
    void setCountIn(int bars);

    audio::LiveEngine& m_engine;
    QToolButton* m_click;
    QToolButton* m_countIn;
    NumberLabel* m_levelText = nullptr;
    double m_level;
    int m_bars;
};

} // namespace melisma::ui
