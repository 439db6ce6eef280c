// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/score.h"
#include "core/project/project.h"

#include <string>

namespace melisma::project {

/// The notes of a project as a score: one part an instrument track with what its clips' chosen takes or comps sound;
/// sections are the markers that have a length. Effects that are bypassed and audio are left out.
music::Score scoreOf(const Project& project);

/// What a clip with notes sounds, in song time from the clip's start: notes outside its window are left out, those
/// that reach past its end are cut.
music::NoteSequence soundingNotes(const Clip& clip);

/// The prompt that the first composed take of the project was made from; empty when none was.
std::string songPrompt(const Project& project);

} // namespace melisma::project
