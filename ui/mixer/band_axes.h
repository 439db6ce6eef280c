// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mixer/effect_scope.h"

#include <QRectF>

#include <algorithm>
#include <cmath>

namespace melisma::ui {

/// Where frequencies and gains lie in a graph, px; and levels of a spectrum, on a scale of their own over the whole
/// height.
struct BandAxes {
    static constexpr double kLowHz = EffectScope::kLowHz;
    static constexpr double kHighHz = EffectScope::kHighHz;
    static constexpr double kMostDb = 21.0; ///< of gain, up and down

    QRectF area;

    double xOf(double hertz) const
    {
        return area.left() + area.width() * std::log(hertz / kLowHz) / std::log(kHighHz / kLowHz);
    }
    double hertzAt(double x) const
    {
        const double share = std::clamp((x - area.left()) / area.width(), 0.0, 1.0);
        return kLowHz * std::pow(kHighHz / kLowHz, share);
    }
    double yOf(double gainDb) const { return area.center().y() - area.height() / 2.0 * gainDb / kMostDb; }
    double yOfLevel(double levelDb) const { return area.top() + area.height() * levelDb / EffectScope::kFloorDb; }
};

} // namespace melisma::ui
