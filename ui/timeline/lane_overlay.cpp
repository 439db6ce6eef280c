// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_overlay.h"

#include "ui/common/theme.h"
#include "ui/record/recording.h"
#include "ui/timeline/clip_geometry.h"
#include "ui/timeline/file_drop.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/timeline_state.h"

#include <QPainter>

#include <cmath>

namespace melisma::ui {

void LaneOverlay::paintRecording()
{
    const auto& recording = Recording::of(m_state.session());
    const auto span = recording.span();
    if (!recording.active() || span.length.count == 0)
        return;
    project::Clip clip;
    clip.start = project::TimeValue::absolute(span.start);
    clip.length = project::TimeValue::absolute(span.length);
    QColor fill = theme().bad;
    fill.setAlphaF(0.35f);
    m_painter.setPen(theme().bad);
    m_painter.setBrush(fill);
    for (const auto track : recording.recordedTracks())
        if (const auto* lane = m_state.layout().find(track))
            m_painter.drawRoundedRect(clipRect(m_state.frame(), *lane, clip).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void LaneOverlay::paintSelectedTime()
{
    const auto& time = m_state.session().timeSelection();
    QColor fill = theme().accent;
    fill.setAlphaF(0.18f);
    const double left = m_state.scale().xOf(time.stretch.start), right = m_state.scale().xOf(time.stretch.end);
    for (const auto track : time.tracks)
        if (const auto* lane = m_state.layout().find(track)) {
            const QRectF area(left, lane->top - m_state.scrollY(), right - left, lane->height);
            m_painter.fillRect(area.intersected(m_area), fill);
            for (const double edge : {left, right})
                m_painter.fillRect(QRectF(std::floor(edge), area.top(), 1, area.height()), theme().accent);
        }
}

void LaneOverlay::paintBand(const QRectF& band)
{
    QColor fill = theme().accent;
    fill.setAlphaF(0.14f);
    m_painter.setPen(theme().accent);
    m_painter.setBrush(fill);
    m_painter.drawRect(band.adjusted(0.5, 0.5, -0.5, -0.5));
}

void LaneOverlay::paintReading(const QRectF& box, const QString& text)
{
    QColor ground = theme().bg0;
    ground.setAlphaF(0.88f);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(theme().line);
    m_painter.setBrush(ground);
    m_painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    m_painter.setFont(theme().small());
    m_painter.setPen(theme().text);
    m_painter.drawText(box, Qt::AlignCenter, text);
}

void LaneOverlay::paintHeardAlone(const QRectF& row, const QString& words)
{
    const QRectF seen = row.intersected(m_area.adjusted(-4, -4, 4, 4));
    if (seen.isEmpty())
        return;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(theme().accent, 2));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(seen.adjusted(1, 1, -1, -1), 4, 4);
    m_painter.setFont(theme().small());
    const QFontMetricsF metrics(theme().small());
    const double width = metrics.horizontalAdvance(words) + 16;
    const QRectF pill((seen.left() + seen.right() - width) / 2, seen.center().y() - metrics.height() / 2 - 2, width,
                      metrics.height() + 4);
    if (width + 16 < seen.width())
        paintReading(pill, words);
    m_painter.restore();
}

void LaneOverlay::paintDropTarget(QPointF place)
{
    const auto target = dropTarget(m_state.frame(), place, false);
    const Lane* lane = target.track ? m_state.layout().find(target.track) : nullptr;
    const int top =
        lane ? lane->top - m_state.scrollY() : std::max(0, m_state.layout().tracksBottom() - m_state.scrollY());
    const double x = m_state.scale().xOf(target.at);
    m_painter.fillRect(QRectF(std::floor(x), top, 2, lane ? lane->height : m_area.height() - top), theme().accent);
    m_painter.setFont(theme().small());
    m_painter.setPen(theme().text);
    m_painter.drawText(QPointF(x + 8, top + 16), lane ? Lanes::tr("Add here") : Lanes::tr("Add onto a new track"));
}

} // namespace melisma::ui
