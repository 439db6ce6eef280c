// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mixer/band_axes.h"

#include <QColor>
#include <QString>

#include <vector>

class QPainter;
class QPen;
class QRect;

namespace melisma::ui {

/// What a BandGraph is painted of. All in the theme that is in use.

QRectF bandArea(const QRect& widget); ///< less the room of the scales
void paintBandGrid(QPainter& painter, const BandAxes& axes);

enum class SpectrumLook { ground, line };
void paintSpectrum(QPainter& painter, const BandAxes& axes, const std::vector<double>& levelsDb, SpectrumLook look);

void paintCurve(QPainter& painter, const BandAxes& axes, const std::vector<double>& hertz,
                const std::vector<double>& gainsDb, const QPen& pen);
/// Between the curve and the height `ground`, px.
void paintBandFill(QPainter& painter, const BandAxes& axes, const std::vector<double>& hertz,
                   const std::vector<double>& gainsDb, double ground, const QColor& colour);
/// An upright line between two bands.
void paintDivide(QPainter& painter, const BandAxes& axes, double x);

struct HandleLook {
    QColor colour;
    QString text;
    bool on = true;
    bool chosen = false; ///< keys move it
    bool hovered = false;
};
void paintHandle(QPainter& painter, QPointF at, const HandleLook& look);
void paintBandText(QPainter& painter, const BandAxes& axes, const QString& text);

} // namespace melisma::ui
