// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>

class QApplication;

namespace melisma::ui {

/// Every colour and size of the studio, in one place (docs/UI.md). Painters read theme(); nothing else names a colour.
struct Theme {
    QColor bg0, bg1, bg2, bg3; ///< lanes, panels, headers, controls
    QColor line, text, dim, faint;
    QColor accent, accentDeep, onAccent;
    QColor warn, bad, good;
    QColor warnDeep; ///< ground of a lit warning (mute), under `warn`
    bool light = false;

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

/// What a person chooses; `system` follows the desktop and is dark where the desktop says nothing.
enum class ThemeChoice { system, dark, light, highContrast };

/// The tokens of one theme. `system` is answered with what the desktop prefers.
Theme themeFor(ThemeChoice choice);
/// Stable words for the settings: "system", "dark", "light", "contrast".
QString themeWord(ThemeChoice choice);
ThemeChoice themeFromWord(const QString& word);

/// The theme in use. Painters read it every time; what is kept (pictures, pens of plots) is made anew on changed().
const Theme& theme();
ThemeChoice themeChoice();

/// Tells that another theme is in use. UI thread.
class ThemeWatcher : public QObject {
    Q_OBJECT
signals:
    void changed();
};
ThemeWatcher& themeWatcher();

/// Loads Inter when installed, sets palette, style and style sheet; called again it switches at once.
void applyTheme(QApplication& application, ThemeChoice choice = ThemeChoice::dark);

/// Contrast of two opaque colours by the WCAG 2 formula, 1 to 21.
double contrast(const QColor& one, const QColor& other);

} // namespace melisma::ui
