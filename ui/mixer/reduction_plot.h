// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mixer/effect_scope.h"

#include <QWidget>

namespace melisma::ui {

/// By how much an effect lowers: the last seconds, hanging from the top, and a bar with the number for now.
class ReductionPlot : public QWidget {
    Q_OBJECT
public:
    static constexpr double kMostDb = 24.0;

    explicit ReductionPlot(EffectScope& scope, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {260, 208}; }
    QSize minimumSizeHint() const override { return {140, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF plotArea() const;
    double yOf(double db) const;
    void paintGrid(QPainter& painter) const;
    void paintHistory(QPainter& painter) const;
    void paintNow(QPainter& painter) const;

    EffectScope& m_scope;
};

} // namespace melisma::ui
