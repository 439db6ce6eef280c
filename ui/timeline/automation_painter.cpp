// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/automation_painter.h"

#include "ui/common/theme.h"
#include "ui/timeline/time_grid.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::AutomationLane)
};

constexpr double kReach = 8.0; ///< px from a point that still grab it
constexpr double kDot = 3.5;   ///< radius of a point
constexpr double kPadding = 6.0;

QColor faded(QColor colour, float alpha)
{
    colour.setAlphaF(alpha);
    return colour;
}

void paintGround(QPainter& painter, const AutomationView& view, const AutomationLook& look)
{
    const QRectF whole(QPointF(), view.size);
    painter.fillRect(whole, theme().bg0);
    painter.fillRect(whole, faded(theme().bg2, 0.55f));
    if (look.gridLines)
        for (const GridLine& line :
             gridLines(view.project, view.scale, view.frameAt(0), view.frameAt(view.size.width() + 1))) {
            painter.setPen(faded(theme().line, line.startsBar ? 0.8f : 0.35f));
            const double x = std::floor(view.scale.xOf(line.at)) + 0.5;
            painter.drawLine(QPointF(x, 0), QPointF(x, view.size.height()));
        }
    painter.setPen(QPen(theme().line, 1, Qt::DotLine));
    for (const double edge : {view.axis.lowest(), view.axis.highest()})
        painter.drawLine(QPointF(0, std::floor(view.yOf(edge)) + 0.5),
                         QPointF(view.size.width(), std::floor(view.yOf(edge)) + 0.5));
    painter.fillRect(QRectF(0, view.size.height() - 1, view.size.width(), 1), theme().line);
}

/// The curve a pixel at a time: what is a line in beats need not be one on the axis or through a change of tempo.
QPolygonF curveOf(const AutomationView& view, const project::AutomationPoints& points)
{
    QPolygonF curve;
    double last = view.yOf(project::valueAt(points, view.beatsAt(0)));
    auto next = std::ranges::upper_bound(points, view.beatsAt(0), {}, &project::AutomationPoint::at);
    for (double x = 0; x <= view.size.width(); x += 1.0) {
        const auto at = view.beatsAt(x);
        for (; next != points.end() && next->at <= at; ++next) {
            curve << QPointF(view.xOf(next->at), view.yOf(project::valueBefore(points, next->at)));
            curve << view.place(*next);
        }
        last = view.yOf(project::valueAt(points, at));
        curve << QPointF(x, last);
    }
    return curve;
}

void paintCurve(QPainter& painter, const AutomationView& view, const project::AutomationPoints& points,
                const AutomationLook& look)
{
    const QColor colour = look.on ? look.colour : theme().faint;
    if (points.empty()) {
        const double y = std::floor(view.yOf(view.axis.resting())) + 0.5;
        painter.setPen(QPen(faded(colour, 0.8f), 1, Qt::DashLine));
        painter.drawLine(QPointF(0, y), QPointF(view.size.width(), y));
        return;
    }
    const QPolygonF curve = curveOf(view, points);
    QPolygonF under = curve;
    under << QPointF(curve.last().x(), view.size.height() - 1) << QPointF(curve.first().x(), view.size.height() - 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(faded(colour, look.on ? 0.16f : 0.08f));
    painter.drawPolygon(under);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.6, look.on ? Qt::SolidLine : Qt::DashLine));
    painter.drawPolyline(curve);
}

void paintPoints(QPainter& painter, const AutomationView& view, const project::AutomationPoints& points,
                 const AutomationLook& look)
{
    const auto from = view.beatsAt(-kReach), to = view.beatsAt(view.size.width() + kReach);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i].at < from || points[i].at > to)
            continue;
        const bool chosen = look.chosen == i;
        const double radius = chosen || look.hovered == i ? kDot + 1.5 : kDot;
        painter.setPen(QPen(chosen ? theme().accent : look.on ? look.colour : theme().faint, chosen ? 2.0 : 1.5));
        painter.setBrush(chosen ? theme().text : theme().bg0);
        painter.drawEllipse(view.place(points[i]), radius, radius);
    }
}

void paintHint(QPainter& painter, const AutomationView& view)
{
    painter.setFont(theme().small());
    painter.setPen(theme().dim);
    const double resting = view.yOf(view.axis.resting());
    const QRectF half = resting > view.size.height() / 2
                            ? QRectF(10, 0, view.size.width() - 20, resting)
                            : QRectF(10, resting, view.size.width() - 20, view.size.height() - resting);
    painter.drawText(half, Qt::AlignCenter, Words::tr("Click to add a point, drag to draw, Shift+drag for a line"));
}

} // namespace

double AutomationView::xOf(base::Beats at) const
{
    return scale.xOf(project.tempoMap.framesAt(at, project.sampleRate));
}

double AutomationView::yOf(double value) const
{
    return kEdge + (1.0 - axis.fraction(value)) * (size.height() - 1 - 2 * kEdge);
}

base::Beats AutomationView::beatsAt(double x) const
{
    return project.tempoMap.beatsAt(frameAt(x), project.sampleRate);
}

double AutomationView::fractionAt(double y) const
{
    return std::clamp(1.0 - (y - kEdge) / (size.height() - 1 - 2 * kEdge), 0.0, 1.0);
}

std::optional<std::size_t> AutomationView::pointAt(const project::AutomationPoints& points, QPointF at) const
{
    std::optional<std::size_t> found;
    double nearest = kReach;
    const auto first = std::ranges::lower_bound(points, beatsAt(at.x() - kReach), {}, &project::AutomationPoint::at);
    for (auto point = first; point != points.end() && xOf(point->at) <= at.x() + kReach; ++point) {
        const QPointF off = place(*point) - at;
        if (const double distance = std::hypot(off.x(), off.y()); distance <= nearest) {
            nearest = distance;
            found = static_cast<std::size_t>(point - points.begin());
        }
    }
    return found;
}

void paintAutomation(QPainter& painter, const AutomationView& view, const project::AutomationPoints& points,
                     const AutomationLook& look)
{
    paintGround(painter, view, look);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCurve(painter, view, points, look);
    paintPoints(painter, view, points, look);
    if (points.empty())
        paintHint(painter, view);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (look.focused) {
        painter.setPen(theme().accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(QPointF(), view.size).adjusted(0.5, 0.5, -0.5, -1.5));
    }
}

void paintAutomationReading(QPainter& painter, const QSizeF& lane, QPointF at, const QString& text)
{
    const QFontMetricsF metrics(theme().small());
    const QSizeF size(metrics.horizontalAdvance(text) + 2 * kPadding, metrics.height() + 4);
    QPointF corner(at.x() + 12, at.y() - size.height() / 2);
    if (corner.x() + size.width() > lane.width() - 2)
        corner.setX(at.x() - 12 - size.width());
    corner.setY(std::clamp(corner.y(), 2.0, std::max(2.0, lane.height() - size.height() - 3)));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme().line);
    painter.setBrush(faded(theme().bg0, 0.92f));
    painter.drawRoundedRect(QRectF(corner, size).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(theme().small());
    painter.setPen(theme().text);
    painter.drawText(QRectF(corner, size), Qt::AlignCenter, text);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace melisma::ui
