// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>

namespace melisma::ui {

/// Where on a fader's travel a gain stands, 0 (silence) .. 1: the upper range gets more room, as on consoles.
double faderFraction(double decibels);
double faderDecibels(double fraction); ///< the other way round
inline constexpr int kFaderEnd = 5;    ///< px before and behind the travel

/// A gain fader, −60 dB (silence) to +12 dB, lying or standing. Drag to move (Shift: fine), wheel and arrow keys step
/// by 0.5 dB, right or Ctrl click resets to 0 dB, double click types a value.
class Fader : public QAbstractSlider {
    Q_OBJECT
public:
    explicit Fader(Qt::Orientation orientation, QWidget* parent = nullptr);

    double gainDb() const;
    void setGainDb(double decibels); ///< silent: emits nothing
    QSize sizeHint() const override;

signals:
    void gainChanged(double decibels); ///< while it moves
    void gainSettled();                ///< the gesture ended

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    double travel() const; ///< pixels from end to end
    double along(const QPointF& point) const;
    void askForValue();

    double m_grabFraction = 0.0;
    double m_grabAlong = 0.0;
};

} // namespace melisma::ui
