// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCPAxis;
class QCustomPlot;

namespace melisma::ui {

/// Gives an axis, or a whole plot, the colours and type of the theme that is current.
void styleAxis(QCPAxis* axis);
void stylePlot(QCustomPlot* plot);
/// 20 Hz to 20 kHz, ticks at 100, 1k and 10k or, where there is room, in between.
void setFrequencyAxis(QCPAxis* axis, double lowHz, double highHz, bool fine);

} // namespace melisma::ui
