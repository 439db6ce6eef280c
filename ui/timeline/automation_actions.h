// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/automation/automation_axis.h"
#include "ui/automation/automation_ref.h"
#include "ui/common/session.h"

class QColor;
class QMenu;
class QWidget;

namespace melisma::ui {

class TimelineState;

/// Of its track, or the accent for the master's.
QColor laneColour(const project::Project& project, const AutomationRef& ref);
/// A new point as the axis wants it: what is stepped holds.
project::AutomationPoint pointOn(const AutomationAxis& axis, base::Beats at, double value);

/// Each is one undo step; false when it was refused.
bool addAutomationPoint(Session& session, const AutomationRef& ref, const project::AutomationPoint& point);
bool setAutomationPoint(Session& session, const AutomationRef& ref, std::size_t index,
                        const project::AutomationPoint& point);
bool removeAutomationPoint(Session& session, const AutomationRef& ref, std::size_t index);
/// Asks for the value of a point.
void typeAutomationValue(Session& session, const AutomationRef& ref, std::size_t index, QWidget* parent);

/// Where a lane's menu was opened.
struct AutomationSpot {
    std::optional<std::size_t> point; ///< else a free place
    base::Beats at;
    double value = 0.0;
};
/// The menu over a lane or its header; belongs to `parent` and deletes itself when closed. Without a spot (the header)
/// only what concerns the whole lane.
QMenu* makeAutomationMenu(TimelineState& state, const AutomationRef& ref, const std::optional<AutomationSpot>& spot,
                          QWidget* parent);
/// Every target of a track (0: the master) as an entry that shows or hides its lane; effects in menus of their own.
void fillAutomationMenu(QMenu* menu, TimelineState& state, project::TrackId track);

} // namespace melisma::ui
