// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/meter.h"

namespace melisma::ui {

/// The scale beside a fader, and two bars on the same scale: full to the RMS level, paler to the peak, a line where the
/// highest peak of the last seconds was.
class StripMeter : public QWidget {
    Q_OBJECT
public:
    explicit StripMeter(QWidget* parent = nullptr);

    void setReading(const audio::MeterReading& reading);
    /// The highest peak since the last click, dBFS; the floor means none yet.
    void forget(); ///< the highest peak, as a click does
    double highestDb() const { return m_highest; }
    QSize sizeHint() const override { return {40, 96}; }

signals:
    void highestChanged(double decibels);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    double yOf(double decibels) const;
    void paintBar(QPainter& painter, std::size_t side, double left, double width) const;

    MeterBallistics m_ballistics;
    QElapsedTimer m_clock;
    std::array<double, 2> m_rmsDb{-120.0, -120.0};
    std::array<double, 2> m_heldDb{-120.0, -120.0};
    std::array<double, 2> m_heldFor{}; ///< seconds
    double m_highest = -120.0;
};

} // namespace melisma::ui
