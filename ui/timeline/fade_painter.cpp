// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/mixing.h"
#include "core/project/crossfade.h"
#include "ui/common/theme.h"
#include "ui/timeline/clip_brush.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace melisma::ui::clip_painting {

namespace {

/// From silence at the corner to full level at `fullX`.
QPolygonF fadeCurve(const QRectF& frame, double cornerX, double fullX, project::FadeShape shape)
{
    constexpr int kSteps = 24;
    QPolygonF curve;
    for (int i = 0; i <= kSteps; ++i) {
        const double share = static_cast<double>(i) / kSteps;
        const double gain = static_cast<double>(audio::fadeGain(shape, share, 1.0));
        curve << QPointF(cornerX + share * (fullX - cornerX), frame.bottom() - gain * frame.height());
    }
    return curve;
}

/// The part that a fade takes away is shaded.
void paintFade(const Brush& brush, double cornerX, double fullX, project::FadeShape shape)
{
    const QRectF& frame = brush.parts.frame;
    if (std::abs(fullX - cornerX) < 1)
        return;
    const QPolygonF curve = fadeCurve(frame, cornerX, fullX, shape);
    QPainterPath lost;
    lost.addPolygon(curve);
    lost.lineTo(cornerX, frame.top());
    lost.closeSubpath();
    QColor shade = theme().bg0;
    shade.setAlphaF(0.6f);
    brush.painter.fillPath(lost, shade);
    brush.painter.setPen(QPen(theme().text, 1));
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.drawPolyline(curve);
}

/// On the clip's top, where the fade of its own ends.
void paintFadeHandle(const Brush& brush, double handleX)
{
    const QRectF& frame = brush.parts.frame;
    brush.painter.setPen(Qt::NoPen);
    brush.painter.setBrush(theme().text);
    const double x = std::clamp(handleX, frame.left() + 5, frame.right() - 5);
    brush.painter.drawEllipse(QPointF(x, frame.top() + 5), 3.0, 3.0);
}

} // namespace

void paintFades(const Brush& brush)
{
    const auto& clip = brush.painted.clip;
    if (!clip.isAudio())
        return;
    const auto& scale = brush.scene.frame.scale;
    const QRectF& frame = brush.parts.frame;
    const auto fades = project::soundingFades(brush.scene.frame.project, brush.painted.track, clip);
    paintFade(brush, frame.left(), frame.left() + scale.widthOf(fades.in), fades.inShape);
    paintFade(brush, frame.right(), frame.right() - scale.widthOf(fades.out), fades.outShape);
    if (!brush.selected || clip.locked)
        return;
    paintFadeHandle(brush, fadeInX(brush.scene.frame, clip));
    paintFadeHandle(brush, fadeOutX(brush.scene.frame, clip));
}

} // namespace melisma::ui::clip_painting
