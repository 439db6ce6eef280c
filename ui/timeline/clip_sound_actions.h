// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

namespace melisma::ui {

// What can be done to the sound of what is selected, clips or time; each is one undo step. Without a selection they say
// what is missing. What reads sound files does so on a thread of its own and lands when it is through.

/// Lets it fall silent without moving anything.
void silenceSelected(Session& session);

} // namespace melisma::ui
