// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_geometry.h"

#include "core/project/comp.h"
#include "ui/common/theme.h"
#include "ui/timeline/timeline_metrics.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace melisma::ui {
namespace {

using Metrics = TimelineMetrics;

constexpr double kMarkStar = 12.0; ///< width of the mark without its letters
constexpr double kMarkText = 32.0; ///< with them
constexpr double kChipPadding = 6.0;
constexpr double kLeastName = 56.0; ///< a name keeps this much before chip and letters go
constexpr double kLeastWithFades = 44.0;
constexpr double kLeastWithGain = 120.0;
constexpr double kGainWidth = 56.0;
constexpr double kGainHeight = 16.0;
constexpr double kJointReach = 4.0; ///< px to either side of a joint

QString takeText(const project::Clip& clip, bool words)
{
    if (!clip.comp.empty())
        return (words ? QCoreApplication::translate("Timeline", "Comp of %1 takes") : QStringLiteral("C/%1"))
            .arg(clip.takes.size());
    const QString text = words ? QCoreApplication::translate("Timeline", "Take %1 of %2") : QStringLiteral("%1/%2");
    return text.arg(takeNumber(clip)).arg(clip.takes.size());
}

/// Cuts `width` off the right end of `room`, with a gap.
QRectF cutRight(QRectF& room, double width)
{
    const QRectF cut(room.right() - width, room.top(), width, room.height());
    room.setRight(cut.left() - Metrics::clipPadding);
    return cut;
}

void placeMark(ClipParts& parts, QRectF& room)
{
    parts.markWithText = room.width() >= kMarkText + kLeastName;
    const double width = parts.markWithText ? kMarkText : kMarkStar;
    if (room.width() >= kMarkStar)
        parts.mark = cutRight(room, width);
}

void placeChip(ClipParts& parts, QRectF& room, const project::Clip& clip)
{
    const QFontMetricsF metrics(theme().small());
    for (const bool words : {true, false}) {
        const QString text = takeText(clip, words);
        const double width = std::ceil(metrics.horizontalAdvance(text)) + 2 * kChipPadding;
        if (room.width() < width + (words ? kLeastName : 0.0))
            continue;
        parts.takeText = text;
        parts.takeChip = cutRight(room, width);
        return;
    }
}

bool near(double a, double b, double distance)
{
    return std::abs(a - b) <= distance;
}

std::optional<ClipZone> fadeZone(const LaneFrame& frame, const ClipParts& parts, const project::Clip& clip, QPointF at)
{
    if (!clip.isAudio() || clip.locked || parts.frame.width() < kLeastWithFades || !parts.header.contains(at))
        return std::nullopt;
    // At a corner the whole zone lies inside the clip, so it is as wide there as elsewhere.
    const double left = std::max(fadeInX(frame, clip), parts.frame.left() + Metrics::fadeZone);
    const double right = std::min(fadeOutX(frame, clip), parts.frame.right() - Metrics::fadeZone);
    if (near(at.x(), left, Metrics::fadeZone))
        return ClipZone::fadeIn;
    if (near(at.x(), right, Metrics::fadeZone))
        return ClipZone::fadeOut;
    return std::nullopt;
}

ClipZone zoneAt(const LaneFrame& frame, const QRectF& rect, const project::Clip& clip, QPointF at)
{
    const ClipParts parts = clipParts(rect, clip, frame.width);
    if (!parts.takeChip.isEmpty() && parts.takeChip.contains(at))
        return ClipZone::takeChip;
    if (const auto fade = fadeZone(frame, parts, clip, at))
        return *fade;
    if (parts.header.contains(at))
        return ClipZone::header;
    if (gainHandle(parts, clip, frame.width).contains(at))
        return ClipZone::gain;
    const double edge = std::min<double>(Metrics::edgeZone, rect.width() / 4);
    if (at.x() < rect.left() + edge)
        return ClipZone::leftEdge;
    if (at.x() > rect.right() - edge)
        return ClipZone::rightEdge;
    return ClipZone::body;
}

} // namespace

bool carriesMark(const project::Clip& clip)
{
    using enum project::Origin;
    constexpr std::array kMarked{aiGenerated, aiTransformed, aiSeparated, aiEnhanced, algorithmic};
    return std::ranges::any_of(project::soundingTakes(clip), [&](const project::Take* take) {
        return std::ranges::find(kMarked, take->provenance.origin) != kMarked.end();
    });
}

int takeNumber(const project::Clip& clip)
{
    const auto found = std::find_if(clip.takes.begin(), clip.takes.end(),
                                    [&clip](const auto& take) { return take->id == clip.chosenTake; });
    return static_cast<int>(found - clip.takes.begin()) + 1;
}

QRectF clipRect(const LaneFrame& frame, const Lane& lane, const project::Clip& clip)
{
    const double left = frame.scale.xOf(frame.project.startOf(clip));
    const double right = frame.scale.xOf(frame.project.endOf(clip));
    return {left, static_cast<double>(lane.top - frame.scrollY + Metrics::clipMargin), std::max(right - left, 2.0),
            static_cast<double>(lane.height - 2 * Metrics::clipMargin)};
}

QRectF takeRect(const LaneFrame& frame, const Lane& lane, const project::Clip& clip, int index)
{
    constexpr int kGap = 2;
    const QRectF whole = clipRect(frame, lane, clip);
    const int top = lane.top - frame.scrollY + lane.height + index * Metrics::takeHeight;
    return {whole.left(), static_cast<double>(top + kGap), whole.width(),
            static_cast<double>(Metrics::takeHeight - 2 * kGap)};
}

double materialX(const LaneFrame& frame, const project::Clip& clip, project::TimeValue at)
{
    const auto place = clip.start + (at - clip.offset);
    return frame.scale.xOf(place.toFrames(frame.project.tempoMap, frame.project.sampleRate));
}

QRectF spectrogramArea(const QRectF& clip)
{
    return clip.adjusted(1, 1, -1, -1);
}

ClipParts clipParts(const QRectF& rect, const project::Clip& clip, double viewWidth)
{
    ClipParts parts;
    parts.frame = rect;
    parts.header = {rect.left(), rect.top(), rect.width(), static_cast<double>(Metrics::clipHeader)};
    parts.body = rect.adjusted(0, Metrics::clipHeader, 0, 0);
    const QRectF seen(0, rect.top(), viewWidth, rect.height());
    QRectF room = parts.header.intersected(seen).adjusted(Metrics::clipPadding, 0, -Metrics::clipPadding, 0);
    if (carriesMark(clip))
        placeMark(parts, room);
    if (clip.takes.size() > 1)
        placeChip(parts, room, clip);
    if (room.width() > 8)
        parts.name = room;
    return parts;
}

QRectF gainHandle(const ClipParts& parts, const project::Clip& clip, double viewWidth)
{
    const QRectF seen = parts.body.intersected(QRectF(0, parts.body.top(), viewWidth, parts.body.height()));
    if (!clip.isAudio() || clip.locked || seen.width() < kLeastWithGain || seen.height() < kGainHeight)
        return {};
    return {seen.center().x() - kGainWidth / 2, seen.top(), kGainWidth, kGainHeight};
}

double fadeInX(const LaneFrame& frame, const project::Clip& clip)
{
    return frame.scale.xOf(frame.project.startOf(clip) + clip.fades.in);
}

double fadeOutX(const LaneFrame& frame, const project::Clip& clip)
{
    return frame.scale.xOf(frame.project.endOf(clip) - clip.fades.out);
}

namespace {

/// The joint at `x` that `take` lies on a side of.
std::optional<std::size_t> jointAt(const LaneFrame& frame, const project::Clip& clip, project::TakeId take, double x)
{
    auto before = clip.chosenTake;
    for (std::size_t i = 0; i < clip.comp.size(); ++i) {
        const auto& part = clip.comp[i];
        const bool beside = part.take == take || before == take;
        const bool seen = part.from.count > clip.offset.count && part.from.count < (clip.offset + clip.length).count;
        if (beside && seen && near(x, materialX(frame, clip, part.from), kJointReach))
            return i;
        before = part.take;
    }
    return std::nullopt;
}

/// The take at `point`, if a row of takes lies there.
void hitTake(const LaneFrame& frame, const Lane& lane, const project::Clip& clip, QPointF point, LaneHit& hit)
{
    const int rows = std::min(lane.takes, static_cast<int>(clip.takes.size()));
    for (int index = 0; clip.takes.size() > 1 && index < rows; ++index) {
        if (!takeRect(frame, lane, clip, index).contains(point))
            continue;
        hit = {hit.lane, hit.track, clip.id, ClipZone::take, clip.takes[static_cast<std::size_t>(index)]->id};
        if (const auto joint = clip.locked ? std::nullopt : jointAt(frame, clip, hit.take, point.x())) {
            hit.zone = ClipZone::joint;
            hit.joint = *joint;
        }
    }
}

} // namespace

LaneHit hitTest(const LaneFrame& frame, QPointF point)
{
    LaneHit hit;
    hit.lane = frame.layout.indexAt(static_cast<int>(std::floor(point.y())) + frame.scrollY);
    if (hit.lane < 0)
        return hit;
    const Lane& lane = frame.layout.lanes()[static_cast<std::size_t>(hit.lane)];
    hit.track = lane.track;
    const auto& clips = frame.project.tracks[static_cast<std::size_t>(hit.lane)]->clips;
    for (auto clip = clips.rbegin(); clip != clips.rend(); ++clip) {
        const QRectF rect = clipRect(frame, lane, **clip);
        hitTake(frame, lane, **clip, point, hit);
        if (hit.clip)
            break;
        if (!rect.contains(point))
            continue;
        hit.clip = (*clip)->id;
        hit.zone = zoneAt(frame, rect, **clip, point);
        break;
    }
    return hit;
}

} // namespace melisma::ui
