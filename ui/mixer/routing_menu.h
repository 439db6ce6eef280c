// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

class QMenu;
class QWidget;

namespace melisma::ui {

/// Where a track's sound goes: its folder, its output, and its sends with gain, tap and switch. Width and phase are
/// there too. A way that would lead back to where it began is refused by the edit, which says so.
void fillRoutingMenu(QMenu* menu, Session& session, project::TrackId track, QWidget* parent);

} // namespace melisma::ui
