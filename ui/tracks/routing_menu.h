// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

class QMenu;
class QWidget;

namespace melisma::ui {

/// What can be done to one send.
void fillSendMenu(QMenu* menu, Session& session, project::SendId send, QWidget* parent);
/// The name of what the track plays into: its bus, its folder, or the master.
QString outputName(const project::Project& project, const project::Track& track);
/// Where a track's sound goes: its folder, its output, and its sends with gain, tap and switch. Width and phase are
/// there too. A way that would lead back to where it began is refused by the edit, which says so.
void fillRoutingMenu(QMenu* menu, Session& session, project::TrackId track, QWidget* parent);

} // namespace melisma::ui
