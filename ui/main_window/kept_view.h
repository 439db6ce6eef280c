// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

namespace melisma::ui {

class TimelineState;

/// Remembers in the user's settings which project is open and what is seen of it.
void keepView(const Session& session, const TimelineState& timeline);

/// Opens that project with its zoom, place, playhead and track; nothing happens when it is gone.
void goOnWithKeptView(Session& session, TimelineState& timeline);

} // namespace melisma::ui
