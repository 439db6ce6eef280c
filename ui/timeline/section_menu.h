// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

class QMenu;
class QWidget;

namespace melisma::ui {

/// What can be done with a section, or with a point marker, which can only be named and removed. Repeating, moving and
/// deleting a section take along all that sounds in it.
void fillMarkerMenu(QMenu* menu, Session& session, project::MarkerId marker, QWidget* parent);

/// A menu of it for the section at the playhead, filled whenever it is opened; repeating and moving have shortcuts.
void addSectionMenu(QMenu* menu, Session& session);

/// The shortest section that holds the playhead, or null.
const project::Marker* sectionAtPlayhead(const Session& session);

void repeatSection(Session& session, project::MarkerId section);
/// Before the section that comes before it (`direction` -1) or behind the next one (1); nothing where there is none.
void moveSection(Session& session, project::MarkerId section, int direction);
void renameMarker(Session& session, project::MarkerId marker, QWidget* parent);

} // namespace melisma::ui
