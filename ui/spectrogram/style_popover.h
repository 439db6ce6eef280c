// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

class QWidget;

namespace melisma::ui {

/// Opens the settings of `track`'s spectrogram at `at`: each change is seen at once, all of them are one undo step.
/// Belongs to `parent` and deletes itself when closed.
QWidget* openStylePopover(Session& session, project::TrackId track, QPoint at, QWidget* parent);

} // namespace melisma::ui
