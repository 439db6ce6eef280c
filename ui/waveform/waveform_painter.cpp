// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/waveform/waveform_painter.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kOutlineOpacity = 0.62;
constexpr double kLeastHalf = 0.5; ///< px: silence stays a visible line

/// Closed outline: the upper edge from left to right, the lower one back.
template <class High, class Low>
QPolygonF outline(const WaveformView& view, const std::vector<audio::Peak>& peaks, High high, Low low)
{
    const double middle = view.area.center().y();
    const double half = view.area.height() / 2;
    const double step = view.area.width() / static_cast<double>(peaks.size());
    const auto y = [&](double value) { return middle - std::clamp(value * view.gain, -1.0, 1.0) * half; };
    QPolygonF polygon;
    polygon.reserve(2 * static_cast<qsizetype>(peaks.size()));
    for (std::size_t i = 0; i < peaks.size(); ++i)
        polygon << QPointF(view.area.left() + (static_cast<double>(i) + 0.5) * step,
                           std::min(y(high(peaks[i])), middle - kLeastHalf));
    for (std::size_t i = peaks.size(); i-- > 0;)
        polygon << QPointF(view.area.left() + (static_cast<double>(i) + 0.5) * step,
                           std::max(y(low(peaks[i])), middle + kLeastHalf));
    return polygon;
}

} // namespace

void paintWaveform(QPainter& painter, const WaveformView& view, const audio::PeakPyramid& peaks)
{
    const int columns = static_cast<int>(std::ceil(view.area.width() * painter.device()->devicePixelRatioF()));
    if (columns < 1 || view.end <= view.start)
        return;
    paintColumns(painter, view, peaks.columns(view.start, view.end, columns));
}

void paintColumns(QPainter& painter, const WaveformView& view, const std::vector<audio::Peak>& shown)
{
    QColor soft = view.colour;
    soft.setAlphaF(static_cast<float>(kOutlineOpacity * view.colour.alphaF()));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(soft);
    painter.drawPolygon(outline(
        view, shown, [](const audio::Peak& peak) { return peak.high; },
        [](const audio::Peak& peak) { return peak.low; }));
    painter.setBrush(view.colour);
    painter.drawPolygon(outline(
        view, shown, [](const audio::Peak& peak) { return peak.rms; },
        [](const audio::Peak& peak) { return -peak.rms; }));
    painter.restore();
}

} // namespace melisma::ui
