// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/automation_rows.h"

#include "ui/common/theme.h"
#include "ui/timeline/automation_header.h"
#include "ui/timeline/automation_lane.h"
#include "ui/timeline/timeline_metrics.h"
#include "ui/timeline/timeline_state.h"

#include <algorithm>

namespace melisma::ui {

AutomationRows::AutomationRows(TimelineState& state, QWidget* lanes, QWidget* headers, QObject* parent)
    : QObject(parent)
    , m_state(state)
    , m_lanes(lanes)
    , m_headers(headers)
{
    connect(&state, &TimelineState::contentChanged, this, &AutomationRows::sync);
    connect(&state, &TimelineState::viewChanged, this, &AutomationRows::arrange);
    connect(&themeWatcher(), &ThemeWatcher::changed, this, &AutomationRows::sync);
    sync();
}

AutomationRows::Row AutomationRows::make(const AutomationRef& ref)
{
    return {ref, new AutomationLane(m_state, ref, m_lanes), new AutomationHeader(m_state, ref, m_headers)};
}

std::vector<Lane> AutomationRows::lanes() const
{
    auto all = m_state.layout().lanes();
    if (const auto& master = m_state.layout().master())
        all.push_back(*master);
    return all;
}

void AutomationRows::sync()
{
    std::vector<Row> rows;
    for (const auto& lane : lanes())
        for (const auto& target : m_state.curvesOf(lane.track)) {
            const AutomationRef ref{lane.track, target};
            const auto known = std::ranges::find(m_rows, ref, &Row::ref);
            if (known == m_rows.end()) {
                rows.push_back(make(ref));
                continue;
            }
            rows.push_back(*known);
            m_rows.erase(known);
            rows.back().lane->sync();
            rows.back().header->sync();
        }
    for (const Row& gone : m_rows)
        for (QWidget* widget : {static_cast<QWidget*>(gone.lane), static_cast<QWidget*>(gone.header)}) {
            if (widget->hasFocus())
                m_lanes->setFocus();
            widget->hide();
            widget->deleteLater();
        }
    m_rows = std::move(rows);
    arrange();
}

/// Rows out of view stay there for the keyboard, which brings them into view.
void AutomationRows::arrange()
{
    auto row = m_rows.begin();
    for (const auto& lane : lanes())
        for (int i = 0; i < lane.curves && row != m_rows.end(); ++i, ++row) {
            const int top = lane.curveTop(i) - m_state.scrollY();
            const int height = lane.curveTop(i + 1) - lane.curveTop(i);
            row->lane->setGeometry(0, top, m_lanes->width(), height);
            row->header->setGeometry(0, top, m_headers->width(), height);
            row->lane->show();
            row->header->show();
            row->lane->update();
        }
}

} // namespace melisma::ui
