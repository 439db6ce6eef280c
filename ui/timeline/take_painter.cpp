// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Comps in their clips, and the rows of takes.
#include "core/project/comp.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/timeline/clip_brush.h"
#include "ui/timeline/timeline_metrics.h"

#include <cmath>

namespace melisma::ui {
namespace clip_painting {

namespace {

/// The clip as if `take` were its only one.
project::Clip onlyTake(const project::Clip& clip, project::TakeId take)
{
    project::Clip shown = clip; // shares its takes
    shown.chosenTake = take;
    shown.comp.clear();
    return shown;
}

QRectF rangeOf(const LaneFrame& frame, const project::Clip& clip, const project::CompStretch& stretch,
               const QRectF& rect)
{
    const double left = materialX(frame, clip, stretch.from);
    return {left, rect.top(), materialX(frame, clip, stretch.to) - left, rect.height()};
}

} // namespace

void paintComp(const Brush& brush)
{
    const auto& painted = brush.painted;
    for (const auto& stretch : project::compStretches(painted.clip)) {
        const QRectF range = rangeOf(brush.scene.frame, painted.clip, stretch, painted.rect);
        if (range.intersected(brush.seen).isEmpty())
            continue;
        const auto shown = onlyTake(painted.clip, stretch.take->id);
        const PaintedClip part{painted.track, shown, painted.rect};
        brush.painter.save();
        brush.painter.setClipRect(range, Qt::IntersectClip);
        const Brush inside{brush.painter, brush.scene,    part,       brush.parts, brush.seen.intersected(range),
                           brush.colour,  brush.selected, brush.words};
        paintContent(inside);
        paintLyrics(inside);
        brush.painter.restore();
    }
}

void paintJoints(const Brush& brush)
{
    QColor colour = theme().text;
    colour.setAlphaF(0.7f);
    brush.painter.setPen(QPen(colour, 1));
    for (const auto& stretch : project::compStretches(brush.painted.clip)) {
        if (stretch.from == brush.painted.clip.offset)
            continue;
        const double x = std::floor(materialX(brush.scene.frame, brush.painted.clip, stretch.from)) + 0.5;
        brush.painter.drawLine(QPointF(x, brush.parts.body.top()), QPointF(x, brush.parts.body.bottom() - 1));
    }
}

QColor mixed(const QColor& ground, const QColor& colour, double share)
{
    const auto channel = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    return {channel(ground.red(), colour.red()), channel(ground.green(), colour.green()),
            channel(ground.blue(), colour.blue())};
}

QPainterPath star(QPointF centre, double radius)
{
    QPainterPath path(centre + QPointF(0, -radius));
    for (const QPointF tip : {QPointF(radius, 0), QPointF(0, radius), QPointF(-radius, 0), QPointF(0, -radius)})
        path.quadTo(centre, centre + tip);
    return path;
}

} // namespace clip_painting

using namespace clip_painting;

namespace {

constexpr double kQuietTake = 0.5; ///< share of the track's colour where a take does not sound

/// A take over `range`: quiet, or as it is seen where it sounds.
void paintRange(const Brush& brush, const QRectF& range, const QRect& area, bool sounds)
{
    constexpr double kSoundingFill = 0.3;
    QPainter& painter = brush.painter;
    painter.save();
    painter.setClipRect(range.intersected(area), Qt::IntersectClip);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(theme().bg0, brush.colour, sounds ? kSoundingFill : kFill));
    painter.drawRoundedRect(brush.parts.frame.intersected(QRectF(area).adjusted(-8, -400, 8, 400)), kRadius, kRadius);
    paintContent(brush);
    painter.restore();
}

/// What the header beside the row cannot say: a name of its own, and that a machine made it.
void paintTakeLabel(const Brush& brush, const project::Take& take, int index)
{
    constexpr double kMark = 14.0;
    QRectF room = brush.parts.frame.intersected(brush.seen)
                      .adjusted(TimelineMetrics::clipPadding, 0, -TimelineMetrics::clipPadding, 0);
    if (carriesMark(brush.painted.clip) && room.width() > kMark) {
        room.setRight(room.right() - kMark);
        brush.painter.fillPath(star(QPointF(room.right() + kMark / 2, room.center().y()), 5.5), theme().text);
    }
    const QString name = toQString(take.name);
    if (name == QStringLiteral("Take %1").arg(index + 1) || room.width() < 3 * kMark)
        return;
    const QFont font = theme().small();
    const QFontMetricsF metrics(font);
    const QString text = metrics.elidedText(name, Qt::ElideRight, room.width());
    QColor shade = theme().bg0;
    shade.setAlphaF(0.7f);
    const QRectF box(room.left() - 3, room.top() + 1, metrics.horizontalAdvance(text) + 6, metrics.height());
    brush.painter.fillRect(box, shade);
    brush.painter.setFont(font);
    brush.painter.setPen(theme().text);
    brush.painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace

void paintTake(QPainter& painter, const LaneScene& scene, const PaintedClip& painted, int index, const QRect& area)
{
    const QRectF seen = painted.rect.intersected(QRectF(area).adjusted(-1, 0, 1, 0));
    if (seen.isEmpty())
        return;
    const auto& entry = painted.clip.takes[static_cast<std::size_t>(index)];
    const auto shown = onlyTake(painted.clip, entry->id);
    const PaintedClip take{painted.track, shown, painted.rect};
    ClipParts parts;
    parts.frame = painted.rect;
    parts.body = painted.rect.adjusted(0, 2, 0, kContentMargin - 2);
    const QColor colour = trackColour(painted.track);
    const QColor quiet = mixed(theme().bg0, colour, kQuietTake);
    const QRectF outline =
        painted.rect.intersected(QRectF(area).adjusted(-8, -400, 8, 400)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintRange({painter, scene, take, parts, seen, quiet}, painted.rect, area, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().line, 1));
    painter.drawRoundedRect(outline, kRadius, kRadius);
    for (const auto& stretch : project::compStretches(painted.clip)) {
        const QRectF range = rangeOf(scene.frame, painted.clip, stretch, painted.rect);
        if (stretch.take->id != entry->id || range.intersected(seen).isEmpty())
            continue;
        paintRange({painter, scene, take, parts, seen.intersected(range), colour}, range, area, true);
        painter.setPen(QPen(mixed(theme().bg0, colour, kOutline), 1));
        painter.drawRoundedRect(range.intersected(outline), kRadius, kRadius);
    }
    paintTakeLabel({painter, scene, take, parts, seen, colour}, *entry, index);
    if (scene.takeFocus == TakeRef{painted.clip.id, entry->id}) {
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRoundedRect(outline.adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    }
    painter.restore();
}

} // namespace melisma::ui
