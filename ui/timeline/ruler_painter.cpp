// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/ruler_painter.h"

#include "ui/common/tabular_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/timeline/time_grid.h"
#include "ui/timeline/time_lines.h"
#include "ui/timeline/timeline_metrics.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace melisma::ui {
namespace {

using Metrics = TimelineMetrics;

constexpr double kPadding = 5.0;
constexpr double kBeatLabel = 44.0;                                 ///< px from which beats are numbered too
constexpr int kCountsTop = Metrics::sectionRow + Metrics::chordRow; ///< of time or bars
constexpr int kBeatTick = 6;
constexpr int kTimeTick = 4;
constexpr int kTimeLabel = 80;
constexpr float kSectionTint = 0.32f;
constexpr float kNeutralTint = 0.55f;
constexpr float kLoopTint = 0.22f;

/// "Verse 2" and "Verse 1" are one kind of section, and share a colour.
QString kindOf(const std::string& name)
{
    QString kind = toQString(name);
    while (!kind.isEmpty() && (kind.back().isDigit() || kind.back().isSpace()))
        kind.chop(1);
    return kind.toLower();
}

/// The first kind of a song, mostly its intro, is neutral; later kinds take quiet tints of the palette in turn.
QColor sectionColour(const QStringList& kinds, const QString& kind)
{
    constexpr std::array<int, 5> kPalette = {2, 4, 3, 1, 5};
    const auto index = kinds.indexOf(kind);
    QColor colour =
        index <= 0 ? theme().line : theme().track(kPalette[static_cast<std::size_t>(index - 1) % kPalette.size()]);
    colour.setAlphaF(index <= 0 ? kNeutralTint : kSectionTint);
    return colour;
}

QString elided(const QPainter& painter, const QString& text, double width)
{
    return QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, width);
}

class RulerPainter {
public:
    RulerPainter(QPainter& painter, const project::Project& project, const TimeScale& scale, const QRect& area,
                 TimeForm form)
        : m_painter(painter)
        , m_project(project)
        , m_scale(scale)
        , m_area(area)
        , m_form(form)
    {}

    void paint(RulerRows rows)
    {
        m_painter.fillRect(m_area, theme().bg1);
        m_painter.setFont(theme().small());
        paintSections();
        paintChords();
        if (rows == RulerRows::both)
            paintTimes(kCountsTop + Metrics::timeRow);
        if (rows == RulerRows::time)
            paintTimes(m_area.height());
        else
            paintBars();
        paintLoop();
        m_painter.fillRect(QRectF(m_area.left(), m_area.height() - 1, m_area.width(), 1), theme().line);
    }

private:
    double x(base::Beats at) const { return m_scale.xOf(m_project.tempoMap.framesAt(at, m_project.sampleRate)); }
    bool outOfView(double left, double right) const { return right < m_area.left() || left > m_area.right(); }

    void paintSections()
    {
        QStringList kinds;
        for (const auto& marker : m_project.markers) {
            if (const QString kind = kindOf(marker.name); !kinds.contains(kind))
                kinds << kind;
            const double left = x(marker.start);
            const double right = std::max(x(marker.start + marker.length), left + 2);
            const QRectF tile(left, 0, right - left - 1, Metrics::sectionRow);
            if (marker.length.ticks == 0)
                paintPoint(marker, left);
            else if (!outOfView(left, right))
                paintSection(marker, tile, sectionColour(kinds, kindOf(marker.name)));
        }
    }

    void paintSection(const project::Marker& marker, const QRectF& tile, const QColor& colour)
    {
        m_painter.fillRect(tile, colour);
        QRectF label = tile.adjusted(kPadding, 0, -kPadding, 0);
        label.setLeft(std::max(label.left(), m_area.left() + kPadding)); // in view while it lasts
        if (label.width() < 10)
            return;
        m_painter.setPen(theme().text);
        m_painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft,
                           elided(m_painter, toQString(marker.name), label.width()));
    }

    void paintPoint(const project::Marker& marker, double left)
    {
        m_painter.fillRect(QRectF(std::floor(left), 0, 2, m_area.height()), theme().warn);
        m_painter.setPen(theme().text);
        m_painter.drawText(QRectF(left + kPadding, 0, 120, Metrics::sectionRow), Qt::AlignVCenter | Qt::AlignLeft,
                           toQString(marker.name));
    }

    void paintChords()
    {
        m_painter.setPen(theme().dim);
        double free = -1e9; // where the last symbol ended
        for (const auto& event : m_project.chords) {
            const double left = x(event.start);
            if (left > m_area.right())
                break;
            const QString symbol = toQString(event.chord.symbol());
            const double width = QFontMetricsF(m_painter.font()).horizontalAdvance(symbol);
            if (left + width < m_area.left() || left < free)
                continue;
            free = left + width + 2 * kPadding;
            m_painter.drawText(QRectF(left + kPadding, Metrics::sectionRow, width + 2, Metrics::chordRow),
                               Qt::AlignVCenter | Qt::AlignLeft, symbol);
        }
    }

    void paintLoop()
    {
        const auto& loop = m_project.loop;
        if (loop.length.ticks == 0)
            return;
        const double left = x(loop.start);
        const double right = x(loop.end());
        if (outOfView(left, right))
            return;
        const QColor colour = loop.on ? theme().accent : theme().faint;
        QColor tint = colour;
        tint.setAlphaF(loop.on ? kLoopTint : kLoopTint / 2);
        const double top = m_area.height() - Metrics::loopRow;
        m_painter.fillRect(QRectF(left, top, right - left, Metrics::loopRow - 1), tint);
        m_painter.fillRect(QRectF(left, top, right - left, 2), colour);
        for (const double edge : {left, right - 2})
            m_painter.fillRect(QRectF(std::floor(edge), top, 2, Metrics::loopRow - 1), colour);
    }

    void paintBars()
    {
        const auto lines =
            gridLines(m_project, m_scale, m_scale.frameAt(m_area.left() - 60), m_scale.frameAt(m_area.right() + 1));
        bool named = false;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const double left = std::floor(m_scale.xOf(lines[i].at));
            const double room = i + 1 < lines.size() ? m_scale.xOf(lines[i + 1].at) - left : kBeatLabel;
            const int height = lines[i].startsBar ? Metrics::loopRow - 2 : kBeatTick;
            m_painter.fillRect(QRectF(left, m_area.height() - height, 1, height),
                               lines[i].startsBar ? theme().faint : theme().line);
            if (!lines[i].startsBar && room < kBeatLabel)
                continue;
            paintPlace(lines[i], left);
            named = named || left + kBeatLabel >= m_area.left();
        }
        if (!named) // far inside a beat: the ruler still says where
            paintPlace(lineBefore(m_project, m_scale.frameAt(m_area.left())), m_area.left());
    }

    /// "3", or "3.2" for the second beat of the third bar.
    void paintPlace(const GridLine& line, double left)
    {
        const QRectF row(left + kPadding, m_area.height() - Metrics::loopRow, 60, Metrics::loopRow - 4);
        const QString bar = QString::number(line.bar + 1);
        m_painter.setPen(line.startsBar ? theme().dim : theme().faint);
        drawTabular(m_painter, row, Qt::AlignLeft,
                    line.startsBar ? bar : QStringLiteral("%1.%2").arg(bar).arg(line.beat + 1));
    }

    /// In the row below the chords, down to `bottom`.
    void paintTimes(int bottom)
    {
        bool named = false;
        for (const auto& line :
             timeLines(m_form, m_scale, m_project.sampleRate, m_scale.frameAt(m_area.left() - kTimeLabel),
                       m_scale.frameAt(m_area.right() + 1))) {
            const double left = std::floor(m_scale.xOf(line.at));
            const int height = line.text.isEmpty() ? kTimeTick : bottom - kCountsTop - 2;
            m_painter.fillRect(QRectF(left, bottom - height, 1, height),
                               line.text.isEmpty() ? theme().line : theme().faint);
            paintTime(line.text, left, bottom);
            named = named || (!line.text.isEmpty() && left + kTimeLabel >= m_area.left());
        }
        if (!named) // between two numbers
            paintTime(timeText(m_form, m_scale.frameAt(m_area.left()), m_project.sampleRate), m_area.left(), bottom);
    }

    void paintTime(const QString& text, double left, int bottom)
    {
        m_painter.setPen(theme().dim);
        drawTabular(m_painter, QRectF(left + kPadding, kCountsTop, kTimeLabel, bottom - kCountsTop - 4), Qt::AlignLeft,
                    text);
    }

    QPainter& m_painter;
    const project::Project& m_project;
    const TimeScale& m_scale;
    const QRect m_area;
    const TimeForm m_form;
};

} // namespace

int rulerHeight(RulerRows rows)
{
    return Metrics::rulerHeight + (rows == RulerRows::both ? Metrics::timeRow : 0);
}

void paintRuler(QPainter& painter, const project::Project& project, const TimeScale& scale, const QRect& area,
                RulerRows rows, TimeForm form)
{
    RulerPainter(painter, project, scale, area, form).paint(rows);
}

void paintPlayheadHandle(QPainter& painter, double x, double bottom)
{
    QPainterPath handle;
    handle.moveTo(x - 6, bottom - 11);
    handle.lineTo(x + 6, bottom - 11);
    handle.lineTo(x, bottom);
    handle.closeSubpath();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(handle, theme().accent);
}

} // namespace melisma::ui
