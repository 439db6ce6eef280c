// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/pan_slider.h"

#include "ui/common/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>
#include <cstdlib>

namespace melisma::ui {
namespace {

constexpr int kFull = 100;
constexpr double kKnob = 8.0;
constexpr double kFine = 0.1; ///< of the movement while Shift is held

int stepsOf(double pan)
{
    return static_cast<int>(std::lround(pan * kFull));
}

} // namespace

PanSlider::PanSlider(QWidget* parent) : QAbstractSlider(parent)
{
    setOrientation(Qt::Horizontal);
    setRange(-kFull, kFull);
    setSingleStep(5);
    setPageStep(25);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Pan"));
    setToolTip(tr("Pan. Double or right click: centre. Shift: fine."));
    connect(this, &QAbstractSlider::valueChanged, this, [this] {
        update();
        emit panChanged(pan());
    });
    connect(this, &QAbstractSlider::actionTriggered, this, &PanSlider::panSettled, Qt::QueuedConnection);
}

double PanSlider::pan() const
{
    return static_cast<double>(value()) / kFull;
}

void PanSlider::setPan(double pan)
{
    const QSignalBlocker quiet(this);
    setValue(stepsOf(pan));
    update();
}

void PanSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = width() / 2.0;
    const double place = middle + pan() * (width() - kKnob) / 2;
    const double y = height() / 2.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().bg3);
    painter.drawRoundedRect(QRectF(kKnob / 2, y - 1.5, width() - kKnob, 3), 1.5, 1.5);
    painter.setBrush(theme().faint);
    painter.drawRect(QRectF(std::min(middle, place), y - 1.5, std::abs(place - middle), 3));
    painter.drawRect(QRectF(middle - 0.5, y - 5, 1, 10));
    painter.setPen(hasFocus() ? QPen(theme().accent, 2) : Qt::NoPen);
    painter.setBrush(theme().dim);
    painter.drawEllipse(QPointF(place, y), kKnob / 2, kKnob / 2);
}

void PanSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::RightButton) {
        centre();
        return;
    }
    m_grabX = event->position().x();
    m_grabValue = value();
    setSliderDown(true);
}

void PanSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (!isSliderDown())
        return;
    const double scale = event->modifiers().testFlag(Qt::ShiftModifier) ? kFine : 1.0;
    const double moved = scale * (event->position().x() - m_grabX) / ((width() - kKnob) / 2);
    setValue(m_grabValue + stepsOf(moved));
}

void PanSlider::mouseReleaseEvent(QMouseEvent*)
{
    if (!isSliderDown())
        return;
    setSliderDown(false);
    emit panSettled();
}

void PanSlider::mouseDoubleClickEvent(QMouseEvent*)
{
    setSliderDown(false);
    centre();
}

void PanSlider::centre()
{
    setValue(0);
    emit panSettled();
}

QString panText(double pan)
{
    const int steps = stepsOf(pan);
    if (steps == 0)
        return PanSlider::tr("C");
    return (steps < 0 ? PanSlider::tr("%1L") : PanSlider::tr("%1R")).arg(std::abs(steps));
}

} // namespace melisma::ui
