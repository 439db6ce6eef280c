// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/pan_slider.h"

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
    setToolTip(tr("Pan. Double or right click: centre. Shift: fine."));
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

QString panText(double pan)
{
    const int steps = stepsOf(pan);
    if (steps == 0)
        return PanSlider::tr("C");
    return (steps < 0 ? PanSlider::tr("%1L") : PanSlider::tr("%1R")).arg(std::abs(steps));
}

} // namespace melisma::ui
