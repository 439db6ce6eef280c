// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits/edit_range.h"
#include "ui/common/session.h"

#include <optional>

namespace melisma::ui {

// What can be done to what is selected, clips or time; each is one undo step. Without a selection they say what is
// missing, unless it is said otherwise.

/// At both ends of the selected time; else the clips under the playhead, of the selected ones if any are there.
void splitSelected(Session& session);
/// Copies right behind, which are selected then.
void duplicateSelected(Session& session);
/// Closes the gap as `ripple` says, or as the mode is. Nothing without a selection.
void deleteSelected(Session& session, std::optional<edits::Ripple> ripple = {});
void cutSelected(Session& session, std::optional<edits::Ripple> ripple = {});
void copySelected(Session& session);
/// At the selected time or the playhead, from the selected track on. `insert` makes room for it first.
void paste(Session& session, bool insert = false);
void trimToSelection(Session& session);
void joinSelected(Session& session);

void selectAllClips(Session& session);
/// Its first or last frame becomes the playhead's; the time is selected on the tracks that were, else on the selected
/// track, else on all.
void setSelectionEdge(Session& session, bool end);

void groupSelected(Session& session, bool group);
/// Locks the selected clips, or unlocks them when all are locked.
void toggleLock(Session& session);
void setSelectedColour(Session& session, int colour);

} // namespace melisma::ui
