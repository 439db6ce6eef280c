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

constexpr double kKnob = 14.0;
constexpr double kFine = 0.1; ///< of the movement while Shift is held

} // namespace

ValueSlider::ValueSlider(int least, int most, int home, QWidget* parent) : QAbstractSlider(parent), m_home(home)
{
    setOrientation(Qt::Horizontal);
    setRange(least, most);
    setSingleStep(std::max((most - least) / 40, 1));
    setPageStep(std::max((most - least) / 8, 1));
    setValue(home);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Double or right click: back. Shift: fine."));
    connect(this, &QAbstractSlider::valueChanged, this, qOverload<>(&QWidget::update));
}

double ValueSlider::placeOf(int value) const
{
    const double share = static_cast<double>(value - minimum()) / (maximum() - minimum());
    return kKnob / 2 + share * (width() - kKnob);
}

int ValueSlider::valueAt(double x) const
{
    const double share = std::clamp((x - kKnob / 2) / (width() - kKnob), 0.0, 1.0);
    return minimum() + static_cast<int>(std::lround(share * (maximum() - minimum())));
}

void ValueSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double y = height() / 2.0;
    const double from = placeOf(std::clamp(m_home, minimum(), maximum()));
    const double to = placeOf(value());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().bg3);
    painter.drawRoundedRect(QRectF(kKnob / 2, y - 2, width() - kKnob, 4), 2, 2);
    painter.setBrush(isEnabled() ? theme().faint : theme().line);
    painter.drawRoundedRect(QRectF(std::min(from, to), y - 2, std::abs(to - from), 4), 2, 2);
    if (m_home > minimum() && m_home < maximum())
        painter.drawRect(QRectF(from - 0.5, y - 6, 1, 12));
    painter.setPen(hasFocus() ? QPen(theme().accent, 2) : QPen(theme().bg1, 2));
    painter.setBrush(isEnabled() ? theme().text : theme().faint);
    painter.drawEllipse(QPointF(to, y), kKnob / 2 - 1, kKnob / 2 - 1);
}

/// Beside the knob a press brings it there; on it, it is taken as it is.
void ValueSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::RightButton) {
        setValue(m_home);
        return;
    }
    const double x = event->position().x();
    if (std::abs(x - placeOf(value())) > kKnob / 2)
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
    const double moved = scale * (event->position().x() - m_grabX) / (width() - kKnob);
    setValue(m_grabValue + static_cast<int>(std::lround(moved * (maximum() - minimum()))));
}

void ValueSlider::mouseReleaseEvent(QMouseEvent*)
{
    setSliderDown(false);
}

void ValueSlider::mouseDoubleClickEvent(QMouseEvent*)
{
    setValue(m_home);
}

} // namespace melisma::ui
