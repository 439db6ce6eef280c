// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

namespace melisma::ui {

// What can be done to the sound of what is selected, clips or time; each is one undo step. Without a selection they say
// what is missing. What reads sound files does so on SoundWork's thread and lands when it is through; a clip whose
// sound has changed meanwhile is left as it is. Locked clips that are selected are refused.

/// Lets it fall silent without moving anything.
void silenceSelected(Session& session);

inline constexpr double kNormalPeakDb = -1.0;
/// Sets the gain of each selected sound clip, or of each that sounds in the selected time, so that the highest sample
/// that its window plays is at kNormalPeakDb, and says which gain that is. Silent clips keep theirs.
void normaliseSelected(Session& session);

/// Plays the selected clips backwards, or what lies in the selected time, which is cut out of its clips first: each
/// sound in a new take, which is chosen; notes are mirrored about the clip's middle.
void reverseSelected(Session& session);

} // namespace melisma::ui
