// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/waveform/sample_painter.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kLineSpacing = 3.0; ///< device px between samples from which they are joined by a drawn line
constexpr double kDotSpacing = 6.0;  ///< px between samples from which they are dots
constexpr double kDotRadius = 2.0;

std::vector<audio::Peak> columnsOf(const std::vector<float>& samples, int channels, int columns)
{
    const auto frames = static_cast<double>(samples.size() / static_cast<std::size_t>(channels));
    std::vector<audio::Peak> peaks(static_cast<std::size_t>(columns));
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const auto at = [&](double column) {
            return static_cast<std::size_t>(column / columns * frames) * static_cast<std::size_t>(channels);
        };
        // One frame more than the column holds, so that neighbouring columns touch.
        const std::size_t from = at(static_cast<double>(i));
        const std::size_t to =
            std::min(samples.size(), at(static_cast<double>(i) + 1.0) + 2 * static_cast<std::size_t>(channels));
        peaks[i] = audio::peakOf({samples.data() + from, to - from});
    }
    return peaks;
}

/// Where samples lie closer than a line can show: what the straight lines between them sweep in each column.
std::vector<audio::Peak> sweptColumns(const std::vector<float>& samples, int channels, int columns)
{
    const auto frames = samples.size() / static_cast<std::size_t>(channels);
    const auto valueAt = [&](double frame, std::size_t channel) {
        const auto before = std::min(static_cast<std::size_t>(frame), frames - 1);
        const auto after = std::min(before + 1, frames - 1);
        const auto share = static_cast<float>(frame - static_cast<double>(before));
        return samples[before * static_cast<std::size_t>(channels) + channel] * (1.0f - share) +
               samples[after * static_cast<std::size_t>(channels) + channel] * share;
    };
    std::vector<audio::Peak> peaks(static_cast<std::size_t>(columns));
    const double step = static_cast<double>(frames) / columns;
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const double at = static_cast<double>(i) * step;
        peaks[i].low = peaks[i].high = valueAt(at, 0);
        for (std::size_t channel = 0; channel < static_cast<std::size_t>(channels); ++channel)
            for (const double place : {at, std::min(std::floor(at) + 1.0, at + step), at + step}) {
                peaks[i].low = std::min(peaks[i].low, valueAt(place, channel));
                peaks[i].high = std::max(peaks[i].high, valueAt(place, channel));
            }
    }
    return peaks;
}

void paintLine(QPainter& painter, const WaveformView& view, const std::vector<float>& samples, int channels,
               int channel)
{
    const auto frames = static_cast<std::int64_t>(samples.size()) / channels;
    const double step = view.area.width() / static_cast<double>((view.end - view.start).count);
    QPolygonF line;
    line.reserve(frames);
    for (std::int64_t i = 0; i < frames; ++i) {
        const double value = samples[static_cast<std::size_t>(i * channels + channel)] * view.gain;
        line << QPointF(view.area.left() + static_cast<double>(i) * step,
                        view.area.center().y() - std::clamp(value, -1.0, 1.0) * view.area.height() / 2);
    }
    painter.setPen(QPen(view.colour, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    if (step < kDotSpacing)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(view.colour);
    for (const QPointF& point : line)
        painter.drawEllipse(point, kDotRadius, kDotRadius);
}

} // namespace

void paintSamples(QPainter& painter, const WaveformView& view, const std::vector<float>& samples, int channels)
{
    const int columns = static_cast<int>(std::ceil(view.area.width() * painter.device()->devicePixelRatioF()));
    const auto frames = (view.end - view.start).count;
    if (columns < 1 || frames < 1 || channels < 1)
        return;
    if (frames >= columns) {
        paintColumns(painter, view, columnsOf(samples, channels, columns));
        return;
    }
    if (columns < kLineSpacing * static_cast<double>(frames)) {
        paintColumns(painter, view, sweptColumns(samples, channels, columns), Ground::none);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (int channel = 0; channel < channels; ++channel)
        paintLine(painter, view, samples, channels, channel);
    painter.restore();
}

} // namespace melisma::ui
