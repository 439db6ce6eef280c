// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/band_painter.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kLeft = 32; ///< px of the gains' scale
constexpr int kBottom = 20;
constexpr int kTop = 8;
constexpr int kRight = 8;
constexpr double kRadius = 8.0; ///< of a handle

QString frequencyText(double hertz)
{
    return hertz < 1000.0 ? QString::number(hertz) : QString::number(hertz / 1000.0) + u'k';
}

QPolygonF line(const BandAxes& axes, const std::vector<double>& hertz, const std::vector<double>& gainsDb)
{
    QPolygonF points;
    for (std::size_t i = 0; i < hertz.size(); ++i)
        points << QPointF(axes.xOf(hertz[i]), std::clamp(axes.yOf(gainsDb[i]), -1e4, 1e4));
    return points;
}

} // namespace

QRectF bandArea(const QRect& widget)
{
    return QRectF(widget).adjusted(kLeft, kTop, -kRight, -kBottom);
}

void paintBandGrid(QPainter& painter, const BandAxes& axes)
{
    painter.setFont(theme().small());
    const QRectF& area = axes.area;
    for (const double db : {-18.0, -12.0, -6.0, 0.0, 6.0, 12.0, 18.0}) {
        const double y = std::round(axes.yOf(db)) + 0.5;
        painter.setPen(QPen(db == 0.0 ? theme().faint : theme().line, 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(theme().dim);
        const QString text = (db > 0.0 ? QStringLiteral("+") : QString()) + numberText(db, 0);
        painter.drawText(QRectF(0, y - 8, kLeft - 6, 16), Qt::AlignRight | Qt::AlignVCenter, text);
    }
    for (const double hertz : {20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, 10000.0, 20000.0}) {
        const double x = std::round(axes.xOf(hertz)) + 0.5;
        painter.setPen(QPen(theme().line, 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(theme().dim);
        const double left = std::min(x - 20.0, area.right() + kRight - 43.0);
        const bool last = hertz == 20000.0;
        painter.drawText(QRectF(left, area.bottom() + 3, 40, 16), (last ? Qt::AlignRight : Qt::AlignHCenter),
                         frequencyText(hertz));
    }
}

void paintSpectrum(QPainter& painter, const BandAxes& axes, const std::vector<double>& levelsDb, SpectrumLook look)
{
    QPolygonF points;
    const double width = axes.area.width() / static_cast<double>(levelsDb.size());
    for (std::size_t i = 0; i < levelsDb.size(); ++i)
        points << QPointF(axes.area.left() + (static_cast<double>(i) + 0.5) * width,
                          axes.yOfLevel(std::min(levelsDb[i], 0.0)));
    painter.setBrush(Qt::NoBrush);
    if (look == SpectrumLook::line) {
        painter.setPen(QPen(theme().accent, 1));
        painter.drawPolyline(points);
        return;
    }
    points << QPointF(axes.area.right(), axes.area.bottom()) << QPointF(axes.area.left(), axes.area.bottom());
    QColor fill = theme().faint;
    fill.setAlphaF(0.30f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(points);
}

void paintCurve(QPainter& painter, const BandAxes& axes, const std::vector<double>& hertz,
                const std::vector<double>& gainsDb, const QPen& pen)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawPolyline(line(axes, hertz, gainsDb));
}

void paintBandFill(QPainter& painter, const BandAxes& axes, const std::vector<double>& hertz,
                   const std::vector<double>& gainsDb, double ground, const QColor& colour)
{
    auto points = line(axes, hertz, gainsDb);
    points << QPointF(axes.area.right(), ground) << QPointF(axes.area.left(), ground);
    QColor fill = colour;
    fill.setAlphaF(0.30f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(points);
}

void paintDivide(QPainter& painter, const BandAxes& axes, double x)
{
    painter.setPen(QPen(theme().dim, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, axes.area.top()), QPointF(x, axes.area.bottom()));
}

/// A number on the band's colour; the colour alone would say nothing to many.
void paintHandle(QPainter& painter, QPointF at, const HandleLook& look)
{
    const double radius = kRadius + (look.hovered ? 1.0 : 0.0);
    painter.setPen(QPen(look.on ? look.colour : theme().dim, 1.5));
    painter.setBrush(look.on ? look.colour : theme().bg2);
    painter.drawEllipse(at, radius, radius);
    if (look.chosen) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().text, 2));
        painter.drawEllipse(at, radius + 3, radius + 3);
    }
    const bool onGround = contrast(theme().bg0, look.colour) > contrast(theme().text, look.colour);
    painter.setPen(!look.on ? theme().dim : onGround ? theme().bg0 : theme().text);
    painter.setFont(theme().small());
    painter.drawText(QRectF(at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)), Qt::AlignCenter, look.text);
}

void paintBandText(QPainter& painter, const BandAxes& axes, const QString& text)
{
    painter.setFont(theme().small());
    QRectF box = painter.boundingRect(QRectF(axes.area.topLeft() + QPointF(8, 6), QSizeF(axes.area.width() - 16, 18)),
                                      Qt::AlignLeft | Qt::AlignVCenter, text);
    QColor ground = theme().bg2;
    ground.setAlphaF(0.9f);
    painter.setPen(QPen(theme().line, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(box.adjusted(-6, -3, 6, 3), 4, 4);
    painter.setPen(theme().text);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, text);
}

} // namespace melisma::ui
