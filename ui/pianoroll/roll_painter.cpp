// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/roll_painter.h"

#include "core/music/percussion.h"
#include "ui/common/spec_text.h"
#include "ui/common/tabular_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/pianoroll/lyric_places.h"
#include "ui/timeline/time_grid.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

using Metrics = RollMetrics;

constexpr int kOctave = 12;
constexpr double kClosestLines = 9.0; ///< px between grid lines worth drawing
constexpr int kLabelledRow = 11;      ///< px a row needs to hold its name
constexpr float kOutOfScale = 0.45f;
constexpr float kOutsideClip = 0.55f;
constexpr double kRadius = 3.0;

bool isBlack(int pitch)
{
    constexpr unsigned kBlack = 0b010101001010;
    return (kBlack >> (pitch % kOctave)) & 1u;
}

QColor faded(QColor colour, float alpha)
{
    colour.setAlphaF(alpha);
    return colour;
}

QColor trackColour(const RollState& state)
{
    return theme().track(state.track()->colour);
}

/// From the quietest to the loudest note a colour gains weight.
QColor noteColour(const QColor& track, const music::Note& note)
{
    return faded(track, 0.42f + 0.58f * static_cast<float>(note.velocity) / 127.0f);
}

/// A hit: struck and not held.
QPolygonF diamond(const QRectF& rect)
{
    const QPointF middle = rect.center();
    return QPolygonF(
        {{middle.x(), rect.top()}, {rect.right(), middle.y()}, {middle.x(), rect.bottom()}, {rect.left(), middle.y()}});
}

class NotesPainter {
public:
    NotesPainter(QPainter& painter, const RollState& state, const QRect& area)
        : m_painter(painter)
        , m_state(state)
        , m_frame(state.frame())
        , m_area(area)
    {}

    void paint()
    {
        paintRows();
        if (!m_state.isDrums())
            paintScale();
        paintLines();
        paintNotes();
        if (!m_state.isDrums())
            paintLyrics();
        paintOutside();
    }

private:
    void paintRows()
    {
        m_painter.fillRect(m_area, theme().bg1);
        for (const int pitch : m_frame.pitchesBetween(m_area.top(), m_area.bottom())) {
            const QRectF row(m_area.left(), m_frame.yOf(pitch), m_area.width(), m_frame.rowHeight);
            if (isBlack(pitch) && !m_state.isDrums())
                m_painter.fillRect(row, theme().bg0);
            const bool octave = pitch % kOctave == 0 && !m_state.isDrums();
            m_painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1),
                               faded(theme().line, octave ? 1.0f : 0.35f));
        }
    }

    /// Darkens what does not fit the chords: seen while the scale holds notes, since it then says where they can go.
    void paintScale()
    {
        if (!m_state.scaleLock())
            return;
        const base::Beats end = m_frame.beatsAt(m_area.right() + 1);
        for (base::Beats at = m_frame.beatsAt(m_area.left()); at < end;) {
            const base::Beats next = std::min(chordEnd(at), end);
            const auto scale = m_state.scaleAt(at);
            const double left = m_frame.xOf(at);
            for (int pitch = m_frame.pitchAt(m_area.bottom()); pitch <= m_frame.pitchAt(m_area.top()); ++pitch)
                if (!scale.test(static_cast<std::size_t>(pitch % kOctave)))
                    m_painter.fillRect(QRectF(left, m_frame.yOf(pitch), m_frame.xOf(next) - left, m_frame.rowHeight),
                                       faded(theme().bg0.darker(130), kOutOfScale));
            at = next;
        }
    }

    /// Where the harmony next changes.
    base::Beats chordEnd(base::Beats at) const
    {
        for (const auto& event : m_frame.project.chords) {
            if (event.start > at)
                return event.start;
            if (at < event.start + event.length)
                return event.start + event.length;
        }
        return {project::kLastCount};
    }

    void paintLines()
    {
        const auto& map = m_frame.project.tempoMap;
        const base::Beats grid = m_state.grid();
        const base::Beats end = m_frame.beatsAt(m_area.right() + 1);
        const auto gap = [&](base::Beats at) { return m_frame.xOf(at + grid) - m_frame.xOf(at); };
        for (int bar = map.barAt(m_frame.beatsAt(m_area.left())); map.barStart(bar) <= end; ++bar) {
            const base::Beats start = map.barStart(bar);
            const base::Beats pulse = map.meterAtBar(bar).pulse();
            paintLine(start, theme().faint, 0.9f);
            for (base::Beats at = start + pulse; at < map.barStart(bar + 1); at += pulse)
                paintLine(at, theme().line, 1.0f);
            if (gap(start) < kClosestLines)
                continue;
            for (base::Beats at = start + grid; at < std::min(map.barStart(bar + 1), end); at += grid)
                if ((at - start).ticks % pulse.ticks != 0)
                    paintLine(at, theme().line, 0.45f);
        }
    }

    void paintLine(base::Beats at, const QColor& colour, float alpha)
    {
        const double x = std::floor(m_frame.xOf(at));
        if (x >= m_area.left() && x <= m_area.right())
            m_painter.fillRect(QRectF(x, m_area.top(), 1, m_area.height()), faded(colour, alpha));
    }

    void paintNotes()
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setFont(theme().small());
        const QColor track = trackColour(m_state);
        for (const auto& note : m_state.notes()) {
            const QRectF rect = m_frame.rectOf(note).adjusted(0.5, 1, -0.5, -1);
            if (!rect.intersects(m_area))
                continue;
            const bool chosen = m_state.isChosen(note);
            m_painter.setPen(QPen(chosen ? theme().text : track.darker(160), chosen ? 1.5 : 1));
            m_painter.setBrush(noteColour(track, note));
            if (m_state.isDrums())
                m_painter.drawPolygon(diamond(rect));
            else
                m_painter.drawRoundedRect(rect, kRadius, kRadius);
        }
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }

    void paintLyrics()
    {
        const QFontMetricsF metrics(theme().small());
        const auto widthOf = [&](const QString& text) { return metrics.horizontalAdvance(text); };
        m_painter.setFont(theme().small());
        for (const auto& lyric : placeLyrics(m_frame, m_state.notes(), m_area, widthOf)) {
            const QRectF rect = lyric.rect.adjusted(0, 0, 1, 0);
            m_painter.setPen(lyric.given ? theme().accent : theme().text);
            m_painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, lyric.text);
            m_painter.setPen(theme().dim);
            m_painter.drawText(rect, Qt::AlignVCenter | Qt::AlignRight, lyric.sounds);
        }
    }

    /// What lies before and after the clip does not sound.
    void paintOutside()
    {
        const QColor veil = faded(theme().bg0, kOutsideClip);
        const double left = m_frame.xOf({m_frame.clip.start.count});
        const double right = m_frame.xOf({m_frame.clip.end().count});
        m_painter.fillRect(QRectF(0, m_area.top(), left, m_area.height()), veil);
        m_painter.fillRect(QRectF(right, m_area.top(), std::max(0.0, m_area.right() + 1 - right), m_area.height()),
                           veil);
    }

    QPainter& m_painter;
    const RollState& m_state;
    const RollFrame m_frame;
    const QRect m_area;
};

/// The name of a row: drums by what they are, keys by their note, all of them where there is room.
QString rowName(const RollState& state, int pitch)
{
    if (state.isDrums()) {
        return specText(std::string(music::percussionName(pitch)));
    }
    return pitch % kOctave == 0 ? toQString(music::pitchText(pitch)) : QString();
}

} // namespace

void paintRollNotes(QPainter& painter, const RollState& state, const QRect& area)
{
    NotesPainter(painter, state, area).paint();
}

void paintRollKeyboard(QPainter& painter, const RollState& state, const QRect& area)
{
    painter.fillRect(area, theme().bg2);
    painter.setFont(theme().small());
    const RollFrame frame = state.frame();
    const int width = Metrics::keyboardWidth;
    for (const int pitch : frame.pitchesBetween(area.top(), area.bottom())) {
        const QRectF row(0, frame.yOf(pitch), width, frame.rowHeight);
        const bool black = isBlack(pitch) && !state.isDrums();
        const double key = width * 0.6;
        if (!state.isDrums())
            painter.fillRect(QRectF(width - key, row.top(), black ? key * 0.62 : key - 1, row.height() - 1),
                             black ? theme().bg0 : theme().text);
        else
            painter.fillRect(QRectF(0, row.bottom() - 1, width, 1), faded(theme().line, 0.6f));
        const QString name = rowName(state, pitch);
        if (name.isEmpty() || (state.isDrums() && frame.rowHeight < kLabelledRow))
            continue;
        painter.setPen(theme().dim);
        const QRectF label =
            state.isDrums() ? row.adjusted(8, 0, -4, 0) : QRectF(8, row.top() - 4, 30, row.height() + 8);
        painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft,
                         QFontMetricsF(painter.font()).elidedText(name, Qt::ElideRight, label.width()));
    }
    painter.fillRect(QRectF(width - 1, area.top(), 1, area.height()), theme().line);
}

void paintRollRuler(QPainter& painter, const RollState& state, const QRect& area)
{
    painter.fillRect(area, theme().bg2);
    painter.setFont(theme().small());
    const RollFrame frame = state.frame();
    double free = -1e9; // where the last symbol ended
    painter.setPen(theme().text);
    for (const auto& event : frame.project.chords) {
        const QString symbol = toQString(event.chord.symbol());
        if (frame.xOf(event.start + event.length) < area.left())
            continue;
        const double left = std::max(frame.xOf(event.start), 0.0) + 5; // in view while it lasts
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(symbol);
        if (left < free || left > area.right() || left + width < area.left())
            continue;
        free = left + width + 8;
        painter.drawText(QRectF(left, 0, width + 2, Metrics::chordRow), Qt::AlignVCenter | Qt::AlignLeft, symbol);
    }
    const int height = Metrics::rulerHeight - Metrics::chordRow;
    for (const GridLine& line : gridLines(frame.project, frame.scale, frame.scale.frameAt(area.left() - 60),
                                          frame.scale.frameAt(area.right() + 1))) {
        const double left = std::floor(frame.scale.xOf(line.at));
        painter.fillRect(QRectF(left, Metrics::rulerHeight - (line.startsBar ? height - 4 : 6), 1, height),
                         line.startsBar ? theme().faint : theme().line);
        painter.setPen(theme().dim);
        if (line.startsBar)
            drawTabular(painter, QRectF(left + 5, Metrics::chordRow, 60, height - 4), Qt::AlignLeft,
                        QString::number(line.bar + 1));
    }
    painter.fillRect(QRectF(area.left(), Metrics::rulerHeight - 1, area.width(), 1), theme().line);
}

void paintRollValues(QPainter& painter, const RollState& state, const QRect& area)
{
    painter.fillRect(area, theme().bg0);
    painter.fillRect(QRectF(area.left(), 0, area.width(), 1), theme().line);
    const RollFrame frame = state.frame();
    const QColor track = trackColour(state);
    const double height = Metrics::velocityHeight - 8;
    const NoteValue value = state.laneValue();
    const int most = scaleOf(value).most;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& note : state.notes()) {
        const double x = std::floor(frame.stemX(note)) + 1;
        if (x < area.left() - Metrics::stemReach || x > area.right() + Metrics::stemReach)
            continue;
        const double top = Metrics::velocityHeight - 2 - height * std::min(valueOf(note, value), most) / most;
        const QColor colour = state.isChosen(note) ? theme().text : track;
        const bool own = saysValue(note, value); // else hollow: the singer's habit
        painter.fillRect(own ? QRectF(x - 1, top, 2, Metrics::velocityHeight - top)
                             : QRectF(x - 0.5, top + 3, 1, Metrics::velocityHeight - top - 3),
                         colour);
        painter.setPen(own ? QPen(Qt::NoPen) : QPen(colour, 1));
        painter.setBrush(own ? QBrush(colour) : QBrush(theme().bg0));
        painter.drawEllipse(QPointF(x, top), own ? 3 : 2.5, own ? 3 : 2.5);
    }
}

} // namespace melisma::ui
