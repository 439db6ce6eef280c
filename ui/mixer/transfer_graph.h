// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"
#include "ui/mixer/effect_scope.h"

#include <QWidget>

#include <vector>

namespace melisma::ui {

/// From the level that comes in to the level that leaves, by the code that the effect works with, and a dot where the
/// sound is.
class TransferGraph : public QWidget {
    Q_OBJECT
public:
    static constexpr double kLowestDb = -72.0; ///< of both axes; they end at 0

    static bool suits(const audio::EffectKind& kind);

    TransferGraph(const audio::EffectKind& kind, EffectScope& scope, QWidget* parent = nullptr);

    void setParams(const base::ParamValues& params);
    /// dB that leave for a steady level; `open`: of a gate that is open.
    double drawnDb(double inDb, bool open = false) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QPointF placeOf(double inDb, double outDb) const;
    void paintGrid(QPainter& painter) const;
    void paintCurve(QPainter& painter, bool open) const;

    const audio::EffectKind& m_kind;
    EffectScope& m_scope;
    std::vector<float> m_values;
};

} // namespace melisma::ui
