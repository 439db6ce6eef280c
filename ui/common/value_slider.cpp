// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/value_slider.h"

#include "ui/common/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kFine = 0.1; ///< of the movement while Shift is held

} // namespace

ValueSlider::ValueSlider(int least, int most, int home, QWidget* parent)
    : ValueSlider(least, most, home, Look(), parent)
{}

ValueSlider::ValueSlider(int least, int most, int home, const Look& look, QWidget* parent)
    : QAbstractSlider(parent)
    , m_home(home)
    , m_look(look)
{
    setOrientation(Qt::Horizontal);
    setRange(least, most);
    setSingleStep(std::max((most - least) / 40, 1));
    setPageStep(std::max((most - least) / 8, 1));
    setValue(home);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Double or right click: back. Shift: fine."));
    connect(this, &QAbstractSlider::valueChanged, this, qOverload<>(&QWidget::update));
    connect(this, &QAbstractSlider::actionTriggered, this, &ValueSlider::settled, Qt::QueuedConnection);
}

double ValueSlider::placeOf(int value) const
{
    const double share = static_cast<double>(value - minimum()) / (maximum() - minimum());
    return m_look.knob / 2 + share * (width() - m_look.knob);
}

int ValueSlider::valueAt(double x) const
{
    const double share = std::clamp((x - m_look.knob / 2) / (width() - m_look.knob), 0.0, 1.0);
    return minimum() + static_cast<int>(std::lround(share * (maximum() - minimum())));
}

void ValueSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double y = height() / 2.0;
    const double from = placeOf(std::clamp(m_home, minimum(), maximum()));
    const double to = placeOf(value());
    const auto groove = [&](double left, double right) {
        const double half = m_look.groove / 2.0;
        painter.drawRoundedRect(QRectF(left, y - half, right - left, m_look.groove), half, half);
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().bg3);
    groove(m_look.knob / 2, width() - m_look.knob / 2);
    painter.setBrush(isEnabled() ? theme().faint : theme().line);
    groove(std::min(from, to), std::max(from, to));
    if (m_home > minimum() && m_home < maximum())
        painter.drawRect(QRectF(from - 0.5, y - m_look.homeMark / 2, 1, m_look.homeMark));
    painter.setPen(hasFocus() ? QPen(theme().accent, 2) : m_look.rim ? QPen(theme().bg1, 2) : QPen(Qt::NoPen));
    painter.setBrush(!isEnabled() ? theme().faint : m_look.rim ? theme().text : theme().dim);
    const double radius = m_look.knob / 2 - (m_look.rim ? 1 : 0);
    painter.drawEllipse(QPointF(to, y), radius, radius);
}

/// On the knob a press takes it as it is.
void ValueSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::RightButton) {
        goHome();
        return;
    }
    const double x = event->position().x();
    if (m_look.leaps && std::abs(x - placeOf(value())) > m_look.knob / 2)
        setValue(valueAt(x));
    m_grabX = x;
    m_grabValue = value();
    setSliderDown(true);
}

void ValueSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (!isSliderDown())
        return;
    const double scale = event->modifiers().testFlag(Qt::ShiftModifier) ? kFine : 1.0;
    const double moved = scale * (event->position().x() - m_grabX) / (width() - m_look.knob);
    setValue(m_grabValue + static_cast<int>(std::lround(moved * (maximum() - minimum()))));
}

void ValueSlider::mouseReleaseEvent(QMouseEvent*)
{
    if (!isSliderDown())
        return;
    setSliderDown(false);
    emit settled();
}

void ValueSlider::mouseDoubleClickEvent(QMouseEvent*)
{
    setSliderDown(false);
    goHome();
}

void ValueSlider::goHome()
{
    setValue(m_home);
    emit settled();
}

} // namespace melisma::ui
