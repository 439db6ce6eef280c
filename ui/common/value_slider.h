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

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    double placeOf(int value) const; ///< px
    int valueAt(double x) const;

    int m_home;
    double m_grabX = 0.0;
    int m_grabValue = 0;
};

} // namespace melisma::ui
