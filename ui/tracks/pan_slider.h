// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/value_slider.h"

namespace melisma::ui {

/// Pan from left to right with the middle marked.
class PanSlider : public ValueSlider {
    Q_OBJECT
public:
    explicit PanSlider(QWidget* parent = nullptr);

    double pan() const;      ///< -1 left .. 1 right
    void setPan(double pan); ///< silent: emits nothing
    QSize sizeHint() const override { return {84, 22}; }
    QSize minimumSizeHint() const override { return QAbstractSlider::minimumSizeHint(); }

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;

signals:
    void panChanged(double pan); ///< while it moves
};

/// "C", "30L", "22R"
QString panText(double pan);

} // namespace melisma::ui
