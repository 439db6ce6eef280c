// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/loudness_readout.h"

#include "ui/common/tabular_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kWidth = 104;
constexpr int kHeight = 36;
constexpr double kClip = 0.0; ///< dBTP

QString figure(double value)
{
    return std::isfinite(value) ? numberText(value, 1) : QStringLiteral("\u2013");
}

/// One line: the figure right-aligned, its unit behind it.
void drawLine(QPainter& painter, const QRectF& area, const QString& value, const QString& unit, const QColor& colour)
{
    constexpr double kUnitWidth = 46.0;
    painter.setFont(theme().numbers());
    painter.setPen(colour);
    drawTabular(painter, area.adjusted(0, 0, -kUnitWidth, 0), Qt::AlignRight, value);
    painter.setFont(theme().small());
    painter.setPen(theme().dim);
    painter.drawText(area.adjusted(area.width() - kUnitWidth + 4, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, unit);
}

} // namespace

LoudnessReadout::LoudnessReadout(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    setObjectName(QStringLiteral("loudness"));
    setFixedSize(sizeHint());
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    refresh();
}

QSize LoudnessReadout::sizeHint() const
{
    return {kWidth, kHeight};
}

void LoudnessReadout::refresh()
{
    m_shown = m_session.engine().loudness();
    const QString facts = tr("Loudness of the master since play was pressed\nShort-term: %1 LUFS\nMomentary: %2 "
                             "LUFS\nIntegrated: %3 LUFS\nHighest true peak: %4 dBTP\nClick: measure anew")
                              .arg(figure(m_shown.shortTermLufs), figure(m_shown.momentaryLufs),
                                   figure(m_shown.integratedLufs), figure(m_shown.truePeakDb));
    if (facts == toolTip())
        return;
    setToolTip(facts);
    setAccessibleName(
        tr("Loudness %1 LUFS, true peak %2 dBTP").arg(figure(m_shown.shortTermLufs), figure(m_shown.truePeakDb)));
    update();
}

void LoudnessReadout::reset()
{
    m_session.engine().resetLoudness();
    refresh();
}

void LoudnessReadout::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        reset();
}

void LoudnessReadout::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        reset();
    else
        QWidget::keyPressEvent(event);
}

void LoudnessReadout::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF upper(0, 0, width(), height() / 2.0);
    // At rest the integrated figure is the one that says something about what was heard.
    const bool moving = std::isfinite(m_shown.shortTermLufs);
    drawLine(painter, upper, figure(moving ? m_shown.shortTermLufs : m_shown.integratedLufs),
             moving ? tr("LUFS S") : tr("LUFS I"), theme().text);
    drawLine(painter, upper.translated(0, height() / 2.0), figure(m_shown.truePeakDb), tr("dBTP"),
             m_shown.truePeakDb > kClip ? theme().bad : theme().dim);
    if (hasFocus()) {
        painter.setPen(theme().accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

} // namespace melisma::ui
