// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/analysis/peaks.h"
#include "core/base/time.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace melisma::ui {

/// What of a sound file is shown where.
struct WaveformView {
    QRectF area;        ///< the visible part, logical pixels
    base::Frames start; ///< file frame at the left edge
    base::Frames end;   ///< and at the right edge
    double gain = 1.0;  ///< linear, as heard
    QColor colour;
};

/// Fills the outline between lowest and highest sample, one column a device pixel, with the RMS brighter inside.
void paintWaveform(QPainter& painter, const WaveformView& view, const audio::PeakPyramid& peaks);

/// Whether a column always reaches the middle line, as an outline does, or stands where its samples are, as a line
/// does.
enum class Ground { middle, none };
/// The same for peaks that are there already, evenly spread over the area.
void paintColumns(QPainter& painter, const WaveformView& view, const std::vector<audio::Peak>& shown,
                  Ground ground = Ground::middle);

} // namespace melisma::ui
