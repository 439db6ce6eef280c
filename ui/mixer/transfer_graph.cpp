// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/transfer_graph.h"

#include "audio/effects/compressor.h"
#include "audio/effects/gate.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kSize = 208;
constexpr int kLeft = 28; ///< px of the scales
constexpr int kBottom = 20;
constexpr int kMargin = 8;
constexpr double kDot = 5.0;
constexpr double kStep = 0.5; ///< dB between the points of the curve

} // namespace

bool TransferGraph::suits(const audio::EffectKind& kind)
{
    return kind.id == "compressor" || kind.id == "gate";
}

TransferGraph::TransferGraph(const audio::EffectKind& kind, EffectScope& scope, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_scope(scope)
    , m_values(audio::effectParams(kind, {}))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFixedSize(kSize, kSize);
    setAccessibleName(tr("Level that leaves for the level that comes in"));
    setToolTip(tr("Across: the level that comes in. Up: the level that leaves. The dot is the sound."));
    connect(&scope, &EffectScope::looked, this, qOverload<>(&QWidget::update));
}

void TransferGraph::setParams(const base::ParamValues& params)
{
    m_values = audio::effectParams(m_kind, params);
    update();
}

double TransferGraph::drawnDb(double inDb, bool open) const
{
    return m_kind.id == "gate" ? audio::gateLevelDb(m_values, inDb, open) : audio::compressorLevelDb(m_values, inDb);
}

QPointF TransferGraph::placeOf(double inDb, double outDb) const
{
    const QRectF area = QRectF(rect()).adjusted(kLeft, kMargin, -kMargin, -kBottom);
    return {area.right() - area.width() * inDb / kLowestDb, area.top() + area.height() * outDb / kLowestDb};
}

void TransferGraph::paintGrid(QPainter& painter) const
{
    painter.setFont(theme().small());
    for (double db = 0.0; db >= kLowestDb; db -= 12.0) {
        painter.setPen(QPen(theme().line, 1));
        painter.drawLine(placeOf(kLowestDb, db), placeOf(0.0, db));
        painter.drawLine(placeOf(db, kLowestDb), placeOf(db, 0.0));
        if (static_cast<int>(db) % 24 != 0)
            continue;
        painter.setPen(theme().dim);
        const QPointF side = placeOf(kLowestDb, db);
        const QPointF ground = placeOf(db, kLowestDb);
        painter.drawText(QRectF(0, side.y() - 8, kLeft - 5, 16), Qt::AlignRight | Qt::AlignVCenter, numberText(db, 0));
        if (db < 0.0)
            painter.drawText(QRectF(ground.x() - 20, ground.y() + 3, 40, 16), Qt::AlignHCenter, numberText(db, 0));
    }
    painter.setPen(QPen(theme().faint, 1, Qt::DashLine));
    painter.drawLine(placeOf(kLowestDb, kLowestDb), placeOf(0.0, 0.0));
}

void TransferGraph::paintCurve(QPainter& painter, bool open) const
{
    QPolygonF points;
    for (double in = kLowestDb; in <= 0.0; in += kStep)
        points << placeOf(in, drawnDb(in, open));
    painter.setPen(QPen(open ? theme().dim : theme().text, open ? 1.0 : 2.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(points);
}

void TransferGraph::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme().bg0);
    paintGrid(painter);
    painter.setClipRect(QRectF(placeOf(kLowestDb, 0.0), placeOf(0.0, kLowestDb)).adjusted(-1, -1, 1, 1));
    if (m_kind.id == "gate")
        paintCurve(painter, true);
    paintCurve(painter, false);
    painter.setClipping(false);
    const double in = std::min(m_scope.levelDb(), 0.0);
    if (in <= kLowestDb)
        return;
    // The make-up is what the curve lifts a level far below the threshold by.
    const double lift = m_kind.id == "gate" ? 0.0 : drawnDb(-200.0) + 200.0;
    const double out = in + lift - static_cast<double>(m_scope.loweredNow()[0]);
    painter.setPen(QPen(theme().bg0, 1.5));
    painter.setBrush(theme().accent);
    painter.drawEllipse(placeOf(in, std::clamp(out, kLowestDb, 0.0)), kDot, kDot);
}

} // namespace melisma::ui
