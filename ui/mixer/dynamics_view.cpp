// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/dynamics_view.h"

#include "ui/mixer/reduction_plot.h"
#include "ui/mixer/transfer_graph.h"

#include <QHBoxLayout>

namespace melisma::ui {

bool DynamicsView::suits(const audio::EffectKind& kind)
{
    return TransferGraph::suits(kind) || kind.id == "limiter" || kind.id == "deesser";
}

DynamicsView::DynamicsView(const audio::EffectKind& kind, EffectScope& scope, QWidget* parent) : EffectView(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    if (TransferGraph::suits(kind)) {
        m_curve = new TransferGraph(kind, scope);
        row->addWidget(m_curve);
    }
    row->addWidget(new ReductionPlot(scope), 1);
}

void DynamicsView::setSlot(const project::EffectSlot& slot)
{
    if (m_curve)
        m_curve->setParams(slot.params);
}

} // namespace melisma::ui
