// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>

namespace melisma::ui {

/// Pan from left to right with the middle marked. Drag, wheel or arrow keys; double or right click centres.
class PanSlider : public QAbstractSlider {
    Q_OBJECT
public:
    explicit PanSlider(QWidget* parent = nullptr);

    double pan() const;      ///< -1 left .. 1 right
    void setPan(double pan); ///< silent: emits nothing
    QSize sizeHint() const override { return {84, 22}; }

signals:
    void panChanged(double pan); ///< while it moves
    void panSettled();           ///< the gesture ended

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void centre();

    double m_grabX = 0.0;
    int m_grabValue = 0;
};

/// "C", "30L", "22R"
QString panText(double pan);

} // namespace melisma::ui
