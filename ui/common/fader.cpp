// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fader.h"

#include "core/project/project.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QInputDialog>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kStepsPerDb = 10;
constexpr double kHandle = 2.0 * kFaderEnd; ///< length of the knob along the travel, px

} // namespace

double faderFraction(double decibels)
{
    if (decibels >= 0.0)
        return 0.75 + 0.25 * decibels / project::kLoudestDb; // 0 dB lies at three quarters
    return 0.75 * std::pow(1.0 - std::max(decibels, project::kSilentDb) / project::kSilentDb, 2.0);
}

double faderDecibels(double fraction)
{
    if (fraction >= 0.75)
        return (fraction - 0.75) / 0.25 * project::kLoudestDb;
    return project::kSilentDb * (1.0 - std::sqrt(std::max(fraction, 0.0) / 0.75));
}

Fader::Fader(Qt::Orientation orientation, QWidget* parent) : QAbstractSlider(parent)
{
    setOrientation(orientation);
    setRange(static_cast<int>(project::kSilentDb) * kStepsPerDb, static_cast<int>(project::kLoudestDb) * kStepsPerDb);
    setSingleStep(kStepsPerDb / 2);
    setPageStep(3 * kStepsPerDb);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Gain"));
    setToolTip(tr("Double click: type a value. Right click: 0 dB. Shift: fine."));
    connect(this, &QAbstractSlider::valueChanged, this, [this] {
        update();
        emit gainChanged(gainDb());
    });
    connect(
        this, &QAbstractSlider::actionTriggered, this, [this] { emit gainSettled(); }, Qt::QueuedConnection);
}

double Fader::gainDb() const
{
    return static_cast<double>(value()) / kStepsPerDb;
}

void Fader::setGainDb(double decibels)
{
    const QSignalBlocker quiet(this);
    setValue(static_cast<int>(std::lround(decibels * kStepsPerDb)));
    update();
}

QSize Fader::sizeHint() const
{
    return orientation() == Qt::Horizontal ? QSize(84, 22) : QSize(22, 96);
}

double Fader::travel() const
{
    return (orientation() == Qt::Horizontal ? width() : height()) - kHandle;
}

double Fader::along(const QPointF& point) const
{
    return orientation() == Qt::Horizontal ? point.x() : height() - point.y();
}

void Fader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double place = faderFraction(gainDb()) * travel();
    const bool flat = orientation() == Qt::Horizontal;
    const QRectF groove = flat ? QRectF(kHandle / 2, height() / 2.0 - 2, travel(), 4)
                               : QRectF(width() / 2.0 - 2, kHandle / 2, 4, travel());
    const QRectF below =
        flat ? QRectF(groove.left(), groove.top(), place, 4) : QRectF(groove.left(), groove.bottom() - place, 4, place);
    const QRectF knob = flat ? QRectF(place, height() / 2.0 - 7, kHandle, 14)
                             : QRectF(width() / 2.0 - 8, height() - kHandle - place, 16, kHandle);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().bg3);
    painter.drawRoundedRect(groove, 2, 2);
    painter.setBrush(theme().faint);
    painter.drawRoundedRect(below, 2, 2);
    painter.setPen(hasFocus() ? QPen(theme().accent, 2) : Qt::NoPen);
    painter.setBrush(isEnabled() ? theme().text : theme().faint);
    painter.drawRoundedRect(knob, 2, 2);
}

void Fader::mousePressEvent(QMouseEvent* event)
{
    const bool reset = event->button() == Qt::RightButton || event->modifiers().testFlag(Qt::ControlModifier);
    if (reset) {
        setValue(0);
        emit gainSettled();
        return;
    }
    m_grabFraction = faderFraction(gainDb());
    m_grabAlong = along(event->position());
    setSliderDown(true);
}

void Fader::mouseMoveEvent(QMouseEvent* event)
{
    if (!isSliderDown() || travel() <= 0)
        return;
    const double scale = event->modifiers().testFlag(Qt::ShiftModifier) ? 0.1 : 1.0;
    const double fraction = m_grabFraction + scale * (along(event->position()) - m_grabAlong) / travel();
    setValue(static_cast<int>(std::lround(faderDecibels(std::clamp(fraction, 0.0, 1.0)) * kStepsPerDb)));
}

void Fader::mouseReleaseEvent(QMouseEvent*)
{
    if (!isSliderDown())
        return;
    setSliderDown(false);
    emit gainSettled();
}

void Fader::mouseDoubleClickEvent(QMouseEvent*)
{
    setSliderDown(false);
    askForValue();
}

void Fader::askForValue()
{
    bool accepted = false;
    const double decibels = QInputDialog::getDouble(this, accessibleName(), tr("Gain in dB"), gainDb(),
                                                    project::kSilentDb, project::kLoudestDb, 1, &accepted);
    if (!accepted)
        return;
    setValue(static_cast<int>(std::lround(decibels * kStepsPerDb)));
    emit gainSettled();
}

} // namespace melisma::ui
