// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <string>

namespace melisma::ui {

/// What the notes of a clip say, as lyrics are written: "Slow rain is fall-ing", with a new line where the melody rests
/// for a beat and "[lead](/lˈɛd/)" where sounds are given. Empty where no note has a syllable.
std::string lyricsOf(const music::NoteSequence& notes);

/// The newest take that was sung from `clip`: on the lead vocal, under the clip's name, where the clip begins. Null
/// when there is none.
const project::Take* lastSung(const project::Project& project, const project::Clip& clip);

} // namespace melisma::ui
