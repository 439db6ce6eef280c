// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/roll_sides.h"

#include "ui/common/theme.h"
#include "ui/pianoroll/roll_painter.h"
#include "ui/timeline/ruler_painter.h"

#include <QMouseEvent>
#include <QPainter>

namespace melisma::ui {

RollKeyboard::RollKeyboard(RollState& state, QWidget* parent) : QWidget(parent), m_state(state)
{
    setFixedWidth(RollMetrics::keyboardWidth);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Names of the notes"));
    connect(&state, &RollState::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&state, &RollState::clipChanged, this, qOverload<>(&QWidget::update));
}

void RollKeyboard::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    if (m_state.clip())
        paintRollKeyboard(painter, m_state, event->rect());
    else
        painter.fillRect(rect(), theme().bg1);
}

RollRuler::RollRuler(RollState& state, QWidget* parent) : QWidget(parent), m_state(state)
{
    setFixedHeight(RollMetrics::rulerHeight);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Bars and chords"));
    connect(&state, &RollState::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&state, &RollState::contentChanged, this, qOverload<>(&QWidget::update));
    connect(&state.session(), &Session::playheadMoved, this, qOverload<>(&QWidget::update));
}

void RollRuler::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    if (!m_state.clip()) {
        painter.fillRect(rect(), theme().bg1);
        return;
    }
    paintRollRuler(painter, m_state, event->rect());
    paintPlayheadHandle(painter, m_state.scale().xOf(m_state.session().playhead()), height());
}

void RollRuler::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_state.clip())
        m_state.session().seek(m_state.scale().frameAt(event->position().x()));
}

void RollRuler::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && m_state.clip())
        m_state.session().seek(m_state.scale().frameAt(event->position().x()));
}

} // namespace melisma::ui
