// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/live_engine.h"

#include <QElapsedTimer>
#include <QWidget>

#include <array>

class QPainter;

namespace melisma::ui {

/// Paints two bars of `levelsDb` (left, right) with the meter's colours; lies flat when `area` is wider than high.
void paintMeter(QPainter& painter, const QRectF& area, const std::array<double, 2>& levelsDb);

/// Levels that jump up and fall by 20 dB a second, as peak meters do. Feed at any rate.
class MeterBallistics {
public:
    const std::array<double, 2>& feed(const audio::MeterReading& reading, double elapsedSeconds);
    const std::array<double, 2>& levelsDb() const { return m_levels; }

private:
    std::array<double, 2> m_levels{-120.0, -120.0};
};

/// A stereo peak meter, -60..0 dBFS.
class Meter : public QWidget {
    Q_OBJECT
public:
    explicit Meter(Qt::Orientation orientation, QWidget* parent = nullptr);

    void setReading(const audio::MeterReading& reading);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::Orientation m_orientation;
    MeterBallistics m_ballistics;
    QElapsedTimer m_clock;
};

} // namespace melisma::ui
