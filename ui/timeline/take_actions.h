// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"
#include "ui/timeline/clip_geometry.h"

class QMenu;
class QWidget;

namespace melisma::ui {

// What can be done to takes besides drags; each is one undo step.

/// Over the selected time; throughout the clip without any.
void useTake(Session& session, const TakeRef& take);

/// Of the selected clips that have one; it is said when none has.
void clearComps(Session& session);
void flattenComps(Session& session);

/// For the rows of takes. `at` is where the pointer is, or the playhead with `byKey`. Belongs to `parent` and deletes
/// itself when closed.
QMenu* makeTakeRowMenu(Session& session, const TakeRef& take, base::Frames at, bool byKey, QWidget* parent);

/// Two entries for the selected clips, usable where `clip` has a comp.
void fillCompMenu(QMenu* menu, Session& session, const project::Clip& clip);

} // namespace melisma::ui
