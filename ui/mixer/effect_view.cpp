// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/effect_view.h"

#include "ui/mixer/band_graph.h"
#include "ui/mixer/dynamics_view.h"

namespace melisma::ui {

std::unique_ptr<EffectView> makeEffectView(const audio::EffectKind& kind, EffectScope& scope, int sampleRate)
{
    if (auto model = makeBandModel(kind, sampleRate))
        return std::make_unique<BandGraph>(std::move(model), scope);
    if (DynamicsView::suits(kind))
        return std::make_unique<DynamicsView>(kind, scope);
    return nullptr;
}

} // namespace melisma::ui
