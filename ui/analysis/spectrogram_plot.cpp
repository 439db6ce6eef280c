// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/spectrogram_plot.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/spectrogram/colour_map.h"
#include "ui/spectrogram/spectrogram_defaults.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kTimeHeight = 20.0; ///< px below the picture
constexpr double kLeastTimeStep = 72.0;
constexpr double kKeyStep = 1.0; ///< seconds an arrow key moves

double timeStep(double secondsPerPixel)
{
    for (const double step : {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0})
        if (step / secondsPerPixel >= kLeastTimeStep)
            return step;
    return 3600.0;
}

} // namespace

SpectrogramPlot::SpectrogramPlot(QWidget* parent) : QWidget(parent)
{
    setMinimumHeight(96);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Spectrogram: time across, frequency upwards"));
    connect(&SpectrogramDefaults::instance(), &SpectrogramDefaults::changed, this, &SpectrogramPlot::colour);
}

void SpectrogramPlot::show(const MeasuredMixPtr& measured)
{
    m_measured = measured;
    colour();
}

/// Colours, range and gain change without a new measurement.
void SpectrogramPlot::colour()
{
    m_image = {};
    if (m_measured) {
        const auto& picture = m_measured->picture;
        const int rows = picture.settings.rows;
        m_image = QImage(picture.columns, rows, QImage::Format_Indexed8);
        m_image.setColorTable(colourTable(SpectrogramDefaults::instance().style(), picture.settings));
        for (int row = 0; row < rows; ++row) {
            uchar* line = m_image.scanLine(rows - 1 - row);
            for (int column = 0; column < picture.columns; ++column)
                line[column] = picture.bytes[static_cast<std::size_t>(column * rows + row)];
        }
        m_image = m_image.convertToFormat(QImage::Format_RGB32);
    }
    update();
}

void SpectrogramPlot::setPlayhead(base::Frames frame)
{
    m_playhead = frame;
    update();
}

QRectF SpectrogramPlot::pictureArea() const
{
    return QRectF(rect()).adjusted(0, 0, 0, -kTimeHeight);
}

base::Frames SpectrogramPlot::frameAt(double x) const
{
    if (!m_measured)
        return {};
    const double share = std::clamp((x - pictureArea().left()) / pictureArea().width(), 0.0, 1.0);
    return {m_measured->start.count + std::llround(share * static_cast<double>(m_measured->picture.length.count))};
}

std::optional<SpectrogramReading> SpectrogramPlot::readingAt(QPointF place) const
{
    const QRectF area = pictureArea();
    if (!m_measured || !area.contains(place))
        return std::nullopt;
    const auto& picture = m_measured->picture;
    const auto& settings = picture.settings;
    const double rowPlace = (area.bottom() - place.y()) / area.height() * settings.rows;
    const int column =
        std::min(static_cast<int>((place.x() - area.left()) / area.width() * picture.columns), picture.columns - 1);
    const int row = std::clamp(static_cast<int>(rowPlace), 0, settings.rows - 1);
    const int byte = picture.bytes[static_cast<std::size_t>(column * settings.rows + row)];
    return SpectrogramReading{audio::rowFrequency(settings, rowPlace),
                              settings.floorDb + byte / 255.0 * (settings.ceilingDb - settings.floorDb)};
}

void SpectrogramPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().bg0);
    if (!m_measured)
        return;
    const QRectF area = pictureArea();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(area, m_image);
    const auto& picture = m_measured->picture;
    auto style = SpectrogramDefaults::instance().style();
    style.scale = picture.settings.scale;
    paintFrequencyAxis(painter, area, area.left(), area.top(), style);
    const double start = base::toSeconds(m_measured->start, picture.sampleRate).value;
    const double length = std::max(base::toSeconds(picture.length, picture.sampleRate).value, 1e-3);
    const double step = timeStep(length / area.width());
    painter.setFont(theme().small());
    painter.setPen(theme().dim);
    for (double time = std::ceil(start / step) * step; time < start + length; time += step) {
        const double x = area.left() + (time - start) / length * area.width();
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4));
        painter.drawText(QPointF(x + 4, rect().bottom() - 4), clockText({time}).section(u'.', 0, step < 1 ? 1 : 0));
    }
    const double at = static_cast<double>(m_playhead.count - m_measured->start.count) /
                      std::max<double>(1.0, static_cast<double>(picture.length.count));
    if (at >= 0.0 && at <= 1.0) {
        painter.setPen(QPen(theme().accent, 1));
        const double x = area.left() + at * area.width();
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 1));
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void SpectrogramPlot::mousePressEvent(QMouseEvent* event)
{
    if (m_measured && event->button() == Qt::LeftButton)
        emit seekWanted(frameAt(event->position().x()));
}

void SpectrogramPlot::mouseMoveEvent(QMouseEvent* event)
{
    const auto reading = readingAt(event->position());
    const auto time = base::toSeconds(frameAt(event->position().x()), m_measured ? m_measured->picture.sampleRate : 1);
    emit readingChanged(reading ? clockText(time) + QStringLiteral("   ") + readingText(*reading) : QString());
}

void SpectrogramPlot::leaveEvent(QEvent*)
{
    emit readingChanged({});
}

void SpectrogramPlot::keyPressEvent(QKeyEvent* event)
{
    const int direction = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (!m_measured || direction == 0)
        return QWidget::keyPressEvent(event);
    const auto step = std::llround(kKeyStep * m_measured->picture.sampleRate);
    emit seekWanted({std::max<std::int64_t>(m_playhead.count + direction * step, 0)});
}

} // namespace melisma::ui
