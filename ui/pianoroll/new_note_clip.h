// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

namespace melisma::ui {

/// Puts an empty clip of four bars at the playhead's bar on the chosen instrument track (on a new piano track when none
/// is chosen) and chooses it. One undo step.
void addEmptyNoteClip(Session& session);

} // namespace melisma::ui
