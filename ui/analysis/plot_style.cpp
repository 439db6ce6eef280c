// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/plot_style.h"

#include "ui/common/theme.h"

#include <qcustomplot.h>

namespace melisma::ui {

void styleAxis(QCPAxis* axis)
{
    axis->setBasePen(Qt::NoPen);
    axis->setTickPen(Qt::NoPen);
    axis->setSubTickPen(Qt::NoPen);
    axis->setTickLabelColor(theme().dim);
    axis->setTickLabelFont(theme().small());
    axis->grid()->setPen(QPen(theme().line, 1));
    axis->grid()->setZeroLinePen(QPen(theme().line, 1));
}

void stylePlot(QCustomPlot* plot)
{
    plot->setBackground(theme().bg0);
    styleAxis(plot->xAxis);
    styleAxis(plot->yAxis);
}

void setFrequencyAxis(QCPAxis* axis, double lowHz, double highHz, bool fine)
{
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (const double hertz : {20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, 10000.0, 20000.0}) {
        const bool round = hertz == 100.0 || hertz == 1000.0 || hertz == 10000.0;
        if ((fine || round) && hertz >= lowHz && hertz <= highHz)
            ticker->addTick(hertz, hertz < 1000.0 ? QString::number(hertz) : QString::number(hertz / 1000.0) + u'k');
    }
    axis->setScaleType(QCPAxis::stLogarithmic);
    axis->setTicker(ticker);
    axis->setRange(lowHz, highHz);
}

} // namespace melisma::ui
