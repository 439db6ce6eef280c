// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/reduction_plot.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kLeft = 28; ///< px of the scale
constexpr int kTop = 26;  ///< of the number
constexpr int kMargin = 8;
constexpr int kBar = 12;

} // namespace

ReductionPlot::ReductionPlot(EffectScope& scope, QWidget* parent) : QWidget(parent), m_scope(scope)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Gain reduction"));
    setToolTip(tr("By how much the sound is lowered, in dB, over the last six seconds"));
    connect(&scope, &EffectScope::looked, this, qOverload<>(&QWidget::update));
}

QRectF ReductionPlot::plotArea() const
{
    return QRectF(rect()).adjusted(kLeft, kTop, -kBar - 2 * kMargin, -kMargin);
}

double ReductionPlot::yOf(double db) const
{
    const QRectF area = plotArea();
    return area.top() + area.height() * std::clamp(db / kMostDb, 0.0, 1.0);
}

void ReductionPlot::paintGrid(QPainter& painter) const
{
    const QRectF area = plotArea();
    painter.setFont(theme().small());
    for (const double db : {0.0, 6.0, 12.0, 18.0, 24.0}) {
        painter.setPen(QPen(theme().line, 1));
        painter.drawLine(QPointF(area.left(), yOf(db)), QPointF(area.right(), yOf(db)));
        painter.setPen(theme().dim);
        painter.drawText(QRectF(0, yOf(db) - 8, kLeft - 5, 16), Qt::AlignRight | Qt::AlignVCenter, numberText(-db, 0));
    }
}

/// The newest at the right edge.
void ReductionPlot::paintHistory(QPainter& painter) const
{
    const auto& history = m_scope.lowered();
    if (history.empty())
        return;
    const QRectF area = plotArea();
    const double width = area.width() / static_cast<double>(EffectScope::kHistory);
    QPolygonF points{QPointF(area.right(), area.top())};
    double x = area.right();
    for (auto look = history.rbegin(); look != history.rend(); ++look, x -= width)
        points << QPointF(x, yOf(static_cast<double>((*look)[0])));
    points << QPointF(x + width, area.top());
    QColor fill = theme().warn;
    fill.setAlphaF(0.35f);
    painter.setPen(QPen(theme().warn, 1));
    painter.setBrush(fill);
    painter.drawPolygon(points);
}

void ReductionPlot::paintNow(QPainter& painter) const
{
    const double now = static_cast<double>(m_scope.loweredNow()[0]);
    const QRectF area = plotArea();
    const QRectF bar(area.right() + kMargin, area.top(), kBar, area.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().bg3);
    painter.drawRect(bar);
    painter.setBrush(theme().warn);
    painter.drawRect(QRectF(bar.topLeft(), QPointF(bar.right(), yOf(now))));
    painter.setPen(theme().text);
    painter.setFont(theme().small());
    painter.drawText(QRectF(area.left(), 4, width() - area.left() - kMargin, kTop - 8),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("Lowered by"));
    painter.drawText(QRectF(area.left(), 4, width() - area.left() - kMargin, kTop - 8),
                     Qt::AlignRight | Qt::AlignVCenter, tr("%1 dB").arg(numberText(now, 1)));
}

void ReductionPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme().bg0);
    paintGrid(painter);
    paintHistory(painter);
    paintNow(painter);
}

} // namespace melisma::ui
