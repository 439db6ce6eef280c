// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tracks/pan_slider.h"

#include <QInputDialog>
#include <QSignalBlocker>

#include <cmath>
#include <cstdlib>

namespace melisma::ui {
namespace {

constexpr int kFull = 100;

int stepsOf(double pan)
{
    return static_cast<int>(std::lround(pan * kFull));
}

} // namespace

PanSlider::PanSlider(QWidget* parent) : ValueSlider(-kFull, kFull, 0, {8.0, 3.0, 10.0, false, false}, parent)
{
    setSingleStep(5);
    setPageStep(25);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Pan"));
    setToolTip(tr("Pan. Double click: type a value. Right click: centre. Shift: fine."));
    connect(this, &QAbstractSlider::valueChanged, this, [this] { emit panChanged(pan()); });
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

void PanSlider::mouseDoubleClickEvent(QMouseEvent*)
{
    setSliderDown(false);
    bool accepted = false;
    const int steps =
        QInputDialog::getInt(this, accessibleName(),
                             tr("From %1 (left) to %2 (right)").arg(QChar(0x2212) + QString::number(kFull)).arg(kFull),
                             value(), -kFull, kFull, 1, &accepted);
    if (!accepted)
        return;
    setValue(steps);
    emit settled();
}

QString panText(double pan)
{
    const int steps = stepsOf(pan);
    if (steps == 0)
        return PanSlider::tr("C");
    return (steps < 0 ? PanSlider::tr("%1L") : PanSlider::tr("%1R")).arg(std::abs(steps));
}

} // namespace melisma::ui
