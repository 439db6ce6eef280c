// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/automation_actions.h"
#include "ui/timeline/lane_layout.h"

#include <QObject>

#include <vector>

class QWidget;

namespace melisma::ui {

class AutomationHeader;
class AutomationLane;

/// Keeps a lane and a header for each curve that the timeline shows, and lays them where the layout has them. Owned by
/// the TimelineView; the widgets belong to its lanes and headers.
class AutomationRows : public QObject {
    Q_OBJECT
public:
    AutomationRows(TimelineState& state, QWidget* lanes, QWidget* headers, QObject* parent);

private:
    struct Row {
        AutomationRef ref;
        AutomationLane* lane = nullptr;
        AutomationHeader* header = nullptr;
    };
    std::vector<Lane> lanes() const; ///< of the tracks and of the master, top to bottom
    void sync();
    void arrange();
    Row make(const AutomationRef& ref);

    TimelineState& m_state;
    QWidget* m_lanes;
    QWidget* m_headers;
    std::vector<Row> m_rows; ///< top to bottom
};

} // namespace melisma::ui
