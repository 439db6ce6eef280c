// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <QRectF>
#include <QString>

#include <optional>

class QPainter;

namespace melisma::ui {

class TileCache;

/// What of a sound file is shown where.
struct SpectrogramView {
    QRectF area;        ///< the visible part, logical pixels
    base::Frames start; ///< file frame at the left edge
    base::Frames end;   ///< and at the right edge
    project::SpectrogramStyle style = {};
};

/// The coarsest level that still has a column for every pixel.
int spectrogramLevel(double framesPerPixel);

/// Draws the tiles that are there and asks for those that are missing; a coarser or finer picture stands in for them
/// meanwhile, so that zooming never shows a hole.
void paintSpectrogram(QPainter& painter, const SpectrogramView& view, const project::Asset& asset, TileCache& tiles);

/// Frequencies at round places along the picture's height, drawn quietly from `x` on and not above `top`.
void paintFrequencyAxis(QPainter& painter, const QRectF& area, double x, double top,
                        const project::SpectrogramStyle& style = {});

/// What the picture says at a place: `height` 0 is the bottom, 1 the top.
struct SpectrogramReading {
    double hertz = 0.0;
    double decibels = 0.0;
};
std::optional<SpectrogramReading> readSpectrogram(TileCache& tiles, const project::Asset& asset, double framesPerPixel,
                                                  base::Frames at, double height,
                                                  const project::SpectrogramStyle& style = {});
/// "1.24 kHz   −31.5 dB"
/// The nearest note of the tempered scale on A4 = 440 Hz: "A4".
QString noteName(double hertz);
/// "440 Hz   A4   \u221232.1 dB"
QString readingText(const SpectrogramReading& reading);

} // namespace melisma::ui
