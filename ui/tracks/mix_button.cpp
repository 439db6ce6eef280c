// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tracks/mix_button.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace melisma::ui {

MixButton::MixButton(const QString& letter, const QString& name, const QColor& lit, const QColor& litText,
                     QWidget* parent)
    : QAbstractButton(parent)
    , m_lit(lit)
    , m_litText(litText)
{
    setText(letter);
    setAccessibleName(name);
    setToolTip(name);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
}

void MixButton::setColours(const QColor& lit, const QColor& litText)
{
    m_lit = lit;
    m_litText = litText;
    update();
}

void MixButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(theme().accent, 1) : Qt::NoPen);
    painter.setBrush(isChecked() ? m_lit : underMouse() ? theme().line : theme().bg3);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    QFont font = theme().small();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(isChecked() ? m_litText : theme().dim);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace melisma::ui
