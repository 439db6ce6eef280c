// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>

namespace melisma::ui {

/// A lying slider for whole numbers, filled from its home value. Drag (Shift: fine), wheel or arrow keys; double or
/// right click goes home.
class ValueSlider : public QAbstractSlider {
    Q_OBJECT
public:
    ValueSlider(int least, int most, int home, QWidget* parent = nullptr);

    int home() const { return m_home; }
    QSize sizeHint() const override { return {120, 24}; }
    QSize minimumSizeHint() const override { return {60, 24}; }

signals:
    void settled(); ///< the gesture ended

protected:
    /// Sizes in px.
    struct Look {
        double knob = 14.0;
        double groove = 4.0;
        double homeMark = 12.0;
        bool rim = true;   ///< around the knob, and a light knob; else a dim one
        bool leaps = true; ///< to a press beside the knob
    };
    ValueSlider(int least, int most, int home, const Look& look, QWidget* parent);

    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    double placeOf(int value) const; ///< px
    int valueAt(double x) const;
    void goHome();

    int m_home;
    Look m_look;
    double m_grabX = 0.0;
    int m_grabValue = 0;
};

} // namespace melisma::ui
