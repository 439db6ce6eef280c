// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/note.h"
#include "core/project/project.h"

namespace melisma::edits {

struct Quantise {
    base::Beats grid = base::Beats{base::Beats::kTicksPerBeat / 4}; ///< spacing of the lines, from each bar line on
    double strength = 1.0;                                          ///< 0 leaves notes alone, 1 puts them on the line
    bool ends = false;                                              ///< ends move to lines too
};

/// One note drawn to the grid; `shift` turns its time into the song's.
music::Note quantised(const music::TempoMap& map, const music::Note& note, base::Beats shift, const Quantise& settings);

/// Draws `notes` of the clip's chosen take (all of them when empty) to the song's grid. Lengths are kept unless
/// `settings.ends`; then a note is one line apart at least. `when` is RFC 3339, empty for now.
base::Result<project::Project> quantiseNotes(const project::Project& project, project::ClipId clip,
                                             std::vector<music::Note> notes, const Quantise& settings,
                                             const std::string& when = {});

} // namespace melisma::edits
