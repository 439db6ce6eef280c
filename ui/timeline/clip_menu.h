// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

class QMenu;
class QWidget;

namespace melisma::ui {

/// Menus over a clip. They belong to `parent` and delete themselves when closed.
QMenu* makeClipMenu(Session& session, project::ClipId clip, QWidget* parent);
/// For the selected time.
QMenu* makeTimeMenu(Session& session, QWidget* parent);
QMenu* makeTakeMenu(Session& session, project::ClipId clip, QWidget* parent);

} // namespace melisma::ui
