// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tabular_text.h"

#include "ui/common/theme.h"

#include <QAccessible>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr qreal kUnitGap = 3;

qreal digitWidth(const QFontMetricsF& metrics)
{
    qreal width = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        width = std::max(width, metrics.horizontalAdvance(QChar(digit)));
    return width;
}

bool hasDigits(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

qreal tabularWidth(const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(font);
    const qreal cell = digitWidth(metrics);
    qreal width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? cell : metrics.horizontalAdvance(c);
    return width;
}

void drawTabular(QPainter& painter, QPointF baseline, const QString& text)
{
    if (!hasDigits(text)) { // words keep their kerning
        painter.drawText(baseline, text);
        return;
    }
    const QFontMetricsF metrics(painter.font());
    const qreal cell = digitWidth(metrics);
    for (const QChar c : text) {
        const qreal own = metrics.horizontalAdvance(c);
        const qreal width = c.isDigit() ? cell : own;
        painter.drawText(QPointF(baseline.x() + (width - own) / 2, baseline.y()), QString(c));
        baseline.rx() += width;
    }
}

void drawTabular(QPainter& painter, const QRectF& area, Qt::Alignment alignment, const QString& text)
{
    const QFontMetricsF metrics(painter.font());
    const qreal spare = area.width() - tabularWidth(painter.font(), text);
    const qreal shift = alignment.testFlag(Qt::AlignRight)     ? spare
                        : alignment.testFlag(Qt::AlignHCenter) ? spare / 2
                                                               : 0;
    const qreal y = area.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    drawTabular(painter, QPointF(area.left() + shift, y), text);
}

NumberLabel::NumberLabel(const QFont& font, const QString& widest, const QString& unit, QWidget* parent)
    : QWidget(parent)
    , m_widest(widest)
    , m_unit(unit)
{
    setFont(font);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void NumberLabel::setText(const QString& text)
{
    if (text == m_text)
        return;
    const int before = sizeHint().width();
    m_text = text;
    if (sizeHint().width() != before)
        updateGeometry();
    if (QAccessible::isActive())
        setAccessibleDescription(m_text);
    update();
}

QSize NumberLabel::sizeHint() const
{
    qreal width = std::max(tabularWidth(font(), m_widest), tabularWidth(font(), m_text));
    if (!m_unit.isEmpty())
        width += kUnitGap + QFontMetricsF(theme().small()).horizontalAdvance(m_unit);
    return {static_cast<int>(std::ceil(width)) + 1, QFontMetrics(font()).height()};
}

void NumberLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFontMetricsF metrics(font());
    const qreal baseline = (height() + metrics.ascent() - metrics.descent()) / 2;
    painter.setFont(font());
    painter.setPen(theme().text);
    drawTabular(painter, QPointF(0, baseline), m_text);
    if (m_unit.isEmpty())
        return;
    painter.setFont(theme().small());
    painter.setPen(theme().dim);
    painter.drawText(QPointF(tabularWidth(font(), m_text) + kUnitGap, baseline), m_unit);
}

} // namespace melisma::ui
