// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/strip_meter.h"

#include "core/project/project.h"
#include "ui/common/fader.h"
#include "ui/common/tabular_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kHoldSeconds = 2.0;
constexpr double kBarWidth = 5.0;
constexpr double kNearly = 0.05; ///< dB: less is not worth painting
constexpr std::array<double, 7> kMarks = {12, 6, 0, -6, -12, -24, -40};

double toDb(float level)
{
    return 20.0 * std::log10(std::max(static_cast<double>(level), 1e-6));
}

QColor colourAt(double decibels)
{
    return decibels > 0.0 ? theme().bad : decibels > -9.0 ? theme().warn : theme().good;
}

} // namespace

StripMeter::StripMeter(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Level"));
    setToolTip(tr("RMS and peak. Click: forget the highest peak."));
    m_clock.start();
}

void StripMeter::setReading(const audio::MeterReading& reading)
{
    const double elapsed = static_cast<double>(m_clock.restart()) / 1000.0;
    const auto before = m_ballistics.levelsDb();
    const auto heldBefore = m_heldDb;
    const auto& peaks = m_ballistics.feed(reading, elapsed);
    double change = 0.0;
    for (std::size_t side = 0; side < 2; ++side) {
        m_rmsDb[side] = toDb(reading.rms[side]);
        m_heldFor[side] += elapsed;
        if (peaks[side] >= m_heldDb[side] || m_heldFor[side] > kHoldSeconds) {
            m_heldDb[side] = peaks[side];
            m_heldFor[side] = 0.0;
        }
        change = std::max({change, std::abs(peaks[side] - before[side]), std::abs(m_heldDb[side] - heldBefore[side])});
    }
    const double highest = std::max(toDb(reading.peak[0]), toDb(reading.peak[1]));
    if (highest > m_highest && highest > project::kSilentDb) {
        m_highest = highest;
        emit highestChanged(m_highest);
    }
    if (change > kNearly)
        update();
}

void StripMeter::mousePressEvent(QMouseEvent* event)
{
    event->accept();
    forget();
}

void StripMeter::forget()
{
    m_highest = -120.0;
    m_heldDb = {-120.0, -120.0};
    emit highestChanged(m_highest);
    update();
}

double StripMeter::yOf(double decibels) const
{
    return height() - kFaderEnd - faderFraction(std::min(decibels, project::kLoudestDb)) * (height() - 2 * kFaderEnd);
}

void StripMeter::paintBar(QPainter& painter, std::size_t side, double left, double width) const
{
    const double bottom = yOf(project::kSilentDb);
    painter.fillRect(QRectF(left, yOf(project::kLoudestDb), width, bottom - yOf(project::kLoudestDb)), theme().bg0);
    const double peak = m_ballistics.levelsDb()[side];
    const std::array<double, 4> zones = {project::kSilentDb, -9.0, 0.0, project::kLoudestDb};
    for (std::size_t i = 0; i + 1 < zones.size(); ++i) {
        const auto fill = [&](double from, double to, double opacity) {
            if (to <= from)
                return;
            QColor colour = colourAt(0.5 * (zones[i] + zones[i + 1]));
            colour.setAlphaF(static_cast<float>(opacity));
            painter.fillRect(QRectF(left, yOf(to), width, yOf(from) - yOf(to)), colour);
        };
        const double low = zones[i];
        const double rms = std::clamp(std::min(m_rmsDb[side], peak), low, zones[i + 1]);
        fill(low, rms, 1.0);
        fill(std::max(low, rms), std::min(peak, zones[i + 1]), 0.45);
    }
    if (m_heldDb[side] > project::kSilentDb)
        painter.fillRect(QRectF(left, yOf(m_heldDb[side]) - 0.5, width, 1.0), colourAt(m_heldDb[side]));
}

void StripMeter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QFont font = theme().small();
    font.setPointSizeF(font.pointSizeF() * 0.85);
    painter.setFont(font);
    const double barsLeft = width() - 2 * kBarWidth - 1;
    double lastLabel = -100.0;
    for (const double mark : kMarks) {
        const double y = yOf(mark);
        painter.fillRect(QRectF(barsLeft - 5, std::round(y), 3, 1), theme().line);
        if (y - lastLabel < QFontMetricsF(font).height() * 0.8)
            continue;
        lastLabel = y;
        painter.setPen(mark == 0.0 ? theme().dim : theme().faint);
        drawTabular(painter, QRectF(0, y - 8, barsLeft - 7, 16), Qt::AlignRight, numberText(mark, 0));
    }
    paintBar(painter, 0, barsLeft, kBarWidth);
    paintBar(painter, 1, barsLeft + kBarWidth + 1, kBarWidth);
}

} // namespace melisma::ui
