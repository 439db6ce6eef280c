// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"
#include "ui/mixer/effect_scope.h"

#include <QWidget>

#include <memory>

namespace melisma::ui {

/// What an effect's editor shows above its form: a graph of what it does. UI thread.
class EffectView : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// The slot as it is to be drawn.
    virtual void setSlot(const project::EffectSlot& slot) = 0;

signals:
    /// A person wants the parameters so; comes many times between began() and ended().
    void changed(const base::ParamValues& params);
    void began();
    void ended();
};

/// The view of this kind of effect, which follows `scope`; null for those that have none.
std::unique_ptr<EffectView> makeEffectView(const audio::EffectKind& kind, EffectScope& scope, int sampleRate);

} // namespace melisma::ui
