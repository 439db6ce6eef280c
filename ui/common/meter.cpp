// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/meter.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kFloorDb = -60.0;
constexpr double kWarnDb = -12.0;
constexpr double kHotDb = -3.0;
constexpr double kFallDbPerSecond = 20.0;

double fractionOf(double db)
{
    return std::clamp((db - kFloorDb) / -kFloorDb, 0.0, 1.0);
}

/// The part of one bar from `low` to `high` (fractions of its length).
QRectF segment(const QRectF& bar, bool flat, double low, double high)
{
    if (flat)
        return {bar.left() + bar.width() * low, bar.top(), bar.width() * (high - low), bar.height()};
    return {bar.left(), bar.bottom() - bar.height() * high, bar.width(), bar.height() * (high - low)};
}

void paintBar(QPainter& painter, const QRectF& bar, bool flat, double db)
{
    painter.fillRect(bar, theme().bg0);
    const double level = fractionOf(db);
    const std::array<std::pair<double, QColor>, 3> zones = {
        {{kWarnDb, theme().good}, {kHotDb, theme().warn}, {0.0, theme().bad}}};
    double low = 0.0;
    for (const auto& [upTo, colour] : zones) {
        const double high = std::min(level, fractionOf(upTo));
        if (high > low)
            painter.fillRect(segment(bar, flat, low, high), colour);
        low = std::max(low, high);
    }
}

} // namespace

void paintMeter(QPainter& painter, const QRectF& area, const std::array<double, 2>& levelsDb)
{
    const bool flat = area.width() > area.height();
    const qreal thick = ((flat ? area.height() : area.width()) - 1) / 2;
    const QRectF first = flat ? QRectF(area.left(), area.top(), area.width(), thick)
                              : QRectF(area.left(), area.top(), thick, area.height());
    const QPointF step = flat ? QPointF(0, thick + 1) : QPointF(thick + 1, 0);
    paintBar(painter, first, flat, levelsDb[0]);
    paintBar(painter, first.translated(step), flat, levelsDb[1]);
}

const std::array<double, 2>& MeterBallistics::feed(const audio::MeterReading& reading, double elapsedSeconds)
{
    for (std::size_t side = 0; side < 2; ++side) {
        const double now = 20.0 * std::log10(std::max(static_cast<double>(reading.peak[side]), 1e-6));
        m_levels[side] = std::max(now, m_levels[side] - kFallDbPerSecond * elapsedSeconds);
    }
    return m_levels;
}

Meter::Meter(Qt::Orientation orientation, QWidget* parent) : QWidget(parent), m_orientation(orientation)
{
    setAccessibleName(tr("Level"));
    m_clock.start();
}

void Meter::setReading(const audio::MeterReading& reading)
{
    const auto before = m_ballistics.levelsDb();
    const auto& now = m_ballistics.feed(reading, static_cast<double>(m_clock.restart()) / 1000.0);
    if (std::max(now[0], kFloorDb) != std::max(before[0], kFloorDb) ||
        std::max(now[1], kFloorDb) != std::max(before[1], kFloorDb))
        update();
}

QSize Meter::sizeHint() const
{
    return m_orientation == Qt::Horizontal ? QSize(96, 9) : QSize(9, 64);
}

void Meter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintMeter(painter, rect(), m_ballistics.levelsDb());
}

} // namespace melisma::ui
