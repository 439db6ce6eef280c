// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

class QApplication;

namespace melisma::ui {

/// Every colour and size of the studio, in one place (docs/UI.md). Painters read theme(); nothing else names a colour.
struct Theme {
    QColor bg0, bg1, bg2, bg3; ///< lanes, panels, headers, controls
    QColor line, text, dim, faint;
    QColor accent, accentDeep, onAccent;
    QColor warn, bad, good;

    int spacing = 4; ///< the grid; margins are multiples of it
    int radius = 6;
    int bodySize = 13; ///< pixels
    int displaySize = 18;
    qreal smallSize = 11.5;

    QColor track(int colourIndex) const; ///< the track palette, continued by even hue
    QFont body() const;
    QFont small() const;
    QFont display() const; ///< time display: tabular figures
    QFont numbers() const; ///< body with tabular figures
};

const Theme& theme();

/// Loads Inter when installed, sets palette, style and style sheet. Call once after the application exists.
void applyTheme(QApplication& application);

} // namespace melisma::ui
