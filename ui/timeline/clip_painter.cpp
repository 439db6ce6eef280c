// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_painter.h"

#include "core/project/comp.h"
#include "ui/clip_work/heard_picture.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/spectrogram/spectrogram_defaults.h"
#include "ui/spectrogram/spectrogram_painter.h"
#include "ui/spectrogram/tile_cache.h"
#include "ui/timeline/clip_brush.h"
#include "ui/timeline/note_painter.h"
#include "ui/timeline/words_painter.h"
#include "ui/waveform/peak_cache.h"
#include "ui/waveform/sample_cache.h"
#include "ui/waveform/sample_painter.h"
#include "ui/waveform/waveform_painter.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
using namespace clip_painting;

namespace {

constexpr double kLeastTextOpacity = 0.75;

bool hasWords(const project::Clip& clip)
{
    return std::ranges::any_of(project::soundingTakes(clip), [](const auto* take) { return !take->words.empty(); });
}

bool showsSpectrogram(const Brush& brush)
{
    return brush.painted.clip.isAudio() && brush.painted.track.view != project::LaneView::waveform;
}

/// What is heard at a place in view, counted from the start of the material.
base::Frames heardFrameAt(const Brush& brush, double x)
{
    const auto& clip = brush.painted.clip;
    return brush.scene.frame.scale.frameAt(x) - base::Frames{clip.start.count} + base::Frames{clip.offset.count};
}

/// Hatched, so that it is seen from afar too.
void paintNotice(const Brush& brush)
{
    QColor hatch = theme().dim;
    hatch.setAlphaF(0.4f);
    brush.painter.fillRect(brush.parts.body.intersected(brush.seen), QBrush(hatch, Qt::BDiagPattern));
    brush.painter.setFont(theme().small());
    brush.painter.setPen(theme().dim);
    brush.painter.drawText(brush.parts.body.intersected(brush.seen), Qt::AlignCenter,
                           QCoreApplication::translate("Timeline", "Sound file missing or damaged"));
}

/// Over a spectrogram, the waveform lets it shine through.
QColor waveColour(const Brush& brush)
{
    QColor colour = brush.colour;
    if (showsSpectrogram(brush))
        colour.setAlphaF(0.55f);
    return colour;
}

/// From samples where they show more than peaks and are there; else from peaks.
void paintWave(const Brush& brush, const HeardPicture& picture, WaveformView view)
{
    const auto& asset = picture.asset;
    const auto& scale = brush.scene.frame.scale;
    if (picture.ratio == 1.0 && scale.framesPerPixel / brush.painter.device()->devicePixelRatioF() < kSampleZoom) {
        // Whole frames, and one more on either side, so that a line runs through both edges.
        const double left = view.area.left();
        const double exact = scale.leftFrame + left * scale.framesPerPixel -
                             static_cast<double>(brush.painted.clip.start.count - brush.painted.clip.offset.count);
        WaveformView close = view;
        close.start = base::Frames{static_cast<std::int64_t>(std::floor(exact)) - 1};
        close.end = base::Frames{view.end.count + 2};
        close.area.setLeft(left - (exact - static_cast<double>(close.start.count)) / scale.framesPerPixel);
        close.area.setWidth(static_cast<double>((close.end - close.start).count) / scale.framesPerPixel);
        if (const auto samples = brush.scene.samples.find(asset, close.start, close.end)) {
            paintSamples(brush.painter, close, *samples, asset.channels);
            return;
        }
    }
    if (const auto* peaks = brush.scene.peaks.find(asset))
        paintWaveform(brush.painter, view, *peaks);
    else if (brush.scene.peaks.failure(asset.sha256))
        paintNotice(brush);
}

void paintAudio(const Brush& brush, const QRectF& body)
{
    const auto& clip = brush.painted.clip;
    const auto picture = heardPicture(brush.scene.frame.project, clip, clip.chosen(), brush.scene.stretches);
    if (!picture)
        return;
    const QRectF area = body.intersected(QRectF(brush.seen.left(), body.top(), brush.seen.width(), body.height()));
    const base::Frames start = picture->assetFrames(heardFrameAt(brush, area.left()));
    const base::Frames end = picture->assetFrames(heardFrameAt(brush, area.right()));
    if (showsSpectrogram(brush)) {
        paintSpectrogram(brush.painter, {area, start, end, styleOf(brush.painted.track)}, picture->asset,
                         brush.scene.tiles);
        if (brush.scene.tiles.failed(picture->asset.sha256))
            paintNotice(brush);
        if (brush.painted.track.view != project::LaneView::combined)
            return;
    }
    paintWave(brush, *picture, {area, start, end, std::pow(10.0, clip.gainDb / 20.0), waveColour(brush)});
}

/// Where the clip's words go; empty without words or room.
QRectF stripOf(const Brush& brush)
{
    return brush.painted.clip.isAudio() && brush.words ? wordsStrip(brush.parts.frame, brush.parts.body) : QRectF();
}

} // namespace

namespace clip_painting {

/// A word stays with its sound: it is placed by the project's frames, as the waveform is.
void paintLyrics(const Brush& brush)
{
    const QRectF strip = stripOf(brush);
    if (strip.isEmpty())
        return;
    const auto& clip = brush.painted.clip;
    const auto& frame = brush.scene.frame;
    const QFontMetricsF metrics(theme().small());
    const base::Frames start{clip.start.count - clip.offset.count};
    const WordsView view{strip, brush.seen.left(), brush.seen.right(),
                         [&](base::Seconds at) {
                             const base::Seconds heard{at.value * clip.timePitch.ratio};
                             return frame.scale.xOf(start + base::toFrames(heard, frame.project.sampleRate));
                         },
                         [&](const QString& text) { return metrics.horizontalAdvance(text); }};
    const double opacity = brush.painter.opacity();
    brush.painter.setOpacity(std::max(kLeastTextOpacity, opacity));
    QColor shade = showsSpectrogram(brush) ? theme().bg0 : mixed(theme().bg0, brush.colour, kFill);
    shade.setAlphaF(0.7f);
    const QRectF shaded(brush.seen.left(), strip.top(), brush.seen.width(), brush.parts.frame.bottom() - strip.top());
    brush.painter.fillRect(shaded, shade);
    paintWords(brush.painter, placeWords(clip.chosen().words, view), theme().text);
    brush.painter.setOpacity(opacity);
}

void paintContent(const Brush& brush)
{
    const QRectF strip = stripOf(brush);
    const QRectF body = brush.parts.body.adjusted(0, 0, 0, strip.isEmpty() ? -kContentMargin : -strip.height() - 1);
    if (body.height() < 4)
        return;
    if (brush.painted.clip.isAudio()) {
        paintAudio(brush, showsSpectrogram(brush) ? spectrogramArea(brush.parts.frame) : body);
        return;
    }
    const TimeScale& scale = brush.scene.frame.scale;
    const NoteView view{body, scale, scale.frameAt(brush.seen.left()), scale.frameAt(brush.seen.right()), brush.colour};
    paintNotes(brush.painter, view, brush.scene.frame.project, brush.painted.clip);
}

} // namespace clip_painting

namespace {

void paintSounding(const Brush& brush)
{
    const auto& clip = brush.painted.clip;
    if (clip.isAudio() && !clip.comp.empty()) {
        paintComp(brush);
    } else {
        paintContent(brush); // notes of a comp are painted in one
        paintLyrics(brush);
    }
    paintJoints(brush);
}

/// The gain where it is not 0, and its handle on the chosen clip.
void paintGain(const Brush& brush)
{
    const auto& clip = brush.painted.clip;
    const QRectF handle = gainHandle(brush.parts, clip, brush.scene.frame.width);
    if (handle.isEmpty() || (!brush.selected && clip.gainDb == 0.0))
        return;
    QColor ground = theme().bg0;
    ground.setAlphaF(0.75f);
    brush.painter.setPen(Qt::NoPen);
    brush.painter.setBrush(ground);
    brush.painter.drawRoundedRect(handle.adjusted(0, 1, 0, -1), 4, 4);
    brush.painter.setFont(theme().small());
    brush.painter.setPen(theme().text);
    brush.painter.drawText(handle, Qt::AlignCenter, gainText(clip.gainDb));
}

/// How it is stretched and how far that is rendered, beside the gain.
void paintStretch(const Brush& brush)
{
    const auto& clip = brush.painted.clip;
    const QString text = stretchText(brush.scene.frame.project, clip, brush.scene.stretches);
    if (text.isEmpty())
        return;
    const QRectF gain = gainHandle(brush.parts, clip, brush.scene.frame.width);
    const QFontMetricsF metrics(theme().small());
    const QRectF body = brush.parts.body.intersected(brush.seen);
    const QRectF place(body.left() + 4, body.top() + 1, metrics.horizontalAdvance(text) + 8, metrics.height());
    if (place.right() > (gain.isEmpty() ? body.right() : gain.left()) || place.bottom() > body.bottom())
        return;
    QColor ground = theme().bg0;
    ground.setAlphaF(0.75f);
    brush.painter.setPen(Qt::NoPen);
    brush.painter.setBrush(ground);
    brush.painter.drawRoundedRect(place, 4, 4);
    brush.painter.setFont(theme().small());
    brush.painter.setPen(theme().text);
    brush.painter.drawText(place, Qt::AlignCenter, text);
}

void paintMark(const Brush& brush)
{
    const QRectF& mark = brush.parts.mark;
    if (mark.isEmpty())
        return;
    const QColor colour = mixed(brush.colour, theme().text, 0.35);
    brush.painter.fillPath(star(QPointF(mark.left() + 6, mark.center().y()), 5.5), colour);
    if (!brush.parts.markWithText)
        return;
    brush.painter.setFont(theme().small());
    brush.painter.setPen(colour);
    brush.painter.drawText(mark.adjusted(15, 0, 4, 0), Qt::AlignVCenter | Qt::AlignLeft,
                           QCoreApplication::translate("Timeline", "AI"));
}

void paintChip(const Brush& brush)
{
    const QRectF& chip = brush.parts.takeChip;
    if (chip.isEmpty())
        return;
    brush.painter.setPen(Qt::NoPen);
    brush.painter.setBrush(theme().bg3);
    brush.painter.drawRoundedRect(chip.adjusted(0, 3, 0, -3), 8, 8);
    brush.painter.setFont(theme().small());
    brush.painter.setPen(theme().text);
    brush.painter.drawText(chip, Qt::AlignCenter, brush.parts.takeText);
}

constexpr double kFlagWidth = 13.0;

/// A padlock with its shackle, as no font is sure to have one.
void paintLock(const Brush& brush, const QRectF& room)
{
    const QPointF foot(room.left() + 4, room.center().y() + 5);
    brush.painter.setPen(QPen(theme().text, 1.4));
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.drawArc(QRectF(foot.x() - 2.5, foot.y() - 10, 5, 7), 0, 180 * 16);
    brush.painter.fillRect(QRectF(foot.x() - 4, foot.y() - 6, 8, 6), theme().text);
}

/// Two sheets, one over the other.
void paintGroup(const Brush& brush, const QRectF& room)
{
    const QPointF at(room.left(), room.center().y() - 4);
    brush.painter.setPen(QPen(theme().text, 1.2));
    brush.painter.setBrush(Qt::NoBrush);
    brush.painter.drawRect(QRectF(at, QSizeF(6, 6)));
    brush.painter.drawRect(QRectF(at + QPointF(3, 3), QSizeF(6, 6)));
}

void paintName(const Brush& brush)
{
    QRectF name = brush.parts.name;
    const auto flag = [&](bool shown, void (*paint)(const Brush&, const QRectF&)) {
        if (!shown || name.width() < kFlagWidth)
            return;
        paint(brush, name);
        name.setLeft(name.left() + kFlagWidth);
    };
    flag(brush.painted.clip.locked, paintLock);
    flag(static_cast<bool>(brush.painted.clip.group), paintGroup);
    if (name.isEmpty())
        return;
    QFont font = theme().small();
    font.setWeight(QFont::DemiBold);
    brush.painter.setFont(font);
    brush.painter.setPen(theme().text);
    const QString text = toQString(brush.painted.clip.name);
    brush.painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                           QFontMetricsF(font).elidedText(text, Qt::ElideRight, name.width()));
}

void paintHeader(const Brush& brush)
{
    // What is muted may be faint, but its name stays legible.
    brush.painter.setOpacity(std::max(kLeastTextOpacity, brush.painter.opacity()));
    if (showsSpectrogram(brush)) { // keeps the letters legible over the picture
        QColor shade = theme().bg0;
        shade.setAlphaF(0.55f);
        brush.painter.fillRect(brush.parts.header.adjusted(1, 1, -1, 0), shade);
    }
    paintName(brush);
    paintChip(brush);
    paintMark(brush);
}

} // namespace

void paintClip(QPainter& painter, const LaneScene& scene, const PaintedClip& painted, const QRect& area)
{
    const QRectF seen = painted.rect.intersected(QRectF(area).adjusted(-1, 0, 1, 0));
    if (seen.isEmpty())
        return;
    const bool selected = scene.selected.contains(painted.clip.id);
    const Brush brush{painter,  scene,
                      painted,  clipParts(painted.rect, painted.clip, scene.frame.width),
                      seen,     clipColour(painted.track, painted.clip),
                      selected, hasWords(painted.clip)};
    // Coordinates far outside the view would lose precision in the rasteriser.
    const QRectF outline =
        painted.rect.intersected(QRectF(area).adjusted(-8, -400, 8, 400)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(theme().bg0, brush.colour, kFill));
    painter.drawRoundedRect(outline, kRadius, kRadius);
    painter.save();
    painter.setClipRect(painted.rect.intersected(area), Qt::IntersectClip);
    paintSounding(brush);
    paintFades(brush);
    paintGain(brush);
    paintStretch(brush);
    paintHeader(brush);
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(selected ? QPen(theme().accent, 2) : QPen(mixed(theme().bg0, brush.colour, kOutline), 1));
    painter.drawRoundedRect(selected ? outline.adjusted(0.5, 0.5, -0.5, -0.5) : outline, kRadius, kRadius);
    if (showsSpectrogram(brush))
        paintFrequencyAxis(painter, spectrogramArea(painted.rect), seen.left() + 3, brush.parts.body.top(),
                           styleOf(painted.track));
    painter.restore();
}

} // namespace melisma::ui
