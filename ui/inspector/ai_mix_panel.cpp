// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/ai_mix_panel.h"

#include "core/provenance/usage_record.h"
#include "ui/common/facts_table.h"
#include "ui/common/widgets.h"

#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace melisma::ui {
namespace {

using project::Contribution;
using provenance::Level;

QString className(Contribution contribution)
{
    switch (contribution) {
    case Contribution::vocals:
        return AiMixPanel::tr("Vocals");
    case Contribution::instrumentation:
        return AiMixPanel::tr("Instrumentation");
    case Contribution::composition:
        return AiMixPanel::tr("Composition");
    case Contribution::lyrics:
        return AiMixPanel::tr("Lyrics");
    case Contribution::postProduction:
        return AiMixPanel::tr("Post-production");
    }
    return {};
}

QString shareText(const provenance::ContributionShare& share)
{
    switch (share.level) {
    case Level::none: // an import may hold anything
        return share.unknownInputs > 0 ? AiMixPanel::tr("unknown") : AiMixPanel::tr("none");
    case Level::assisted:
        return AiMixPanel::tr("assisted");
    case Level::full:
        return AiMixPanel::tr("full");
    case Level::partial:
        break;
    }
    return AiMixPanel::tr("partial \u00b7 %1 % of the time").arg(std::lround(share.timeShare * 100.0));
}

} // namespace

AiMixPanel::AiMixPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_hint(smallLabel(tr("Once there is something to hear, this says what of it was generated.")))
    , m_facts(new FactsTable)
{
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 0, 2);
    layout->addWidget(sectionLabel(tr("AI in this mix")));
    layout->addWidget(m_hint);
    layout->addWidget(m_facts);
    m_soon.setSingleShot(true);
    m_soon.setInterval(120);
    connect(&m_soon, &QTimer::timeout, this, &AiMixPanel::refresh);
    connect(&m_session, &Session::projectChanged, &m_soon, qOverload<>(&QTimer::start));
    refresh();
}

void AiMixPanel::refresh()
{
    const bool empty = m_session.project().length() == base::Frames{};
    m_hint->setVisible(empty);
    m_facts->setVisible(!empty);
    if (empty)
        return;
    std::vector<FactsTable::Row> rows;
    for (const auto& [contribution, share] : provenance::foldContributions(m_session.project()))
        rows.push_back({className(contribution), shareText(share), false});
    m_facts->setRows(rows);
}

} // namespace melisma::ui
