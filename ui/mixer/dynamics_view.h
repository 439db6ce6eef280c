// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mixer/effect_view.h"

namespace melisma::ui {

class TransferGraph;

/// What an effect that lowers does: the curve from level to level with the sound as a dot on it, where it has one, and
/// by how much it has lowered.
class DynamicsView : public EffectView {
    Q_OBJECT
public:
    static bool suits(const audio::EffectKind& kind);

    DynamicsView(const audio::EffectKind& kind, EffectScope& scope, QWidget* parent = nullptr);

    void setSlot(const project::EffectSlot& slot) override;

private:
    TransferGraph* m_curve = nullptr;
};

} // namespace melisma::ui
