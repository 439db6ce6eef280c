// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/note.h"
#include "core/project/project.h"

namespace melisma::edits {

/// Changes to the chosen take of a note clip; each is recorded in its provenance as a human edit. Of a comp they are
/// changes to what is heard, which becomes a take of its own first.
/// Notes are named by value; one that is not there is an error. Times count from the take's beginning; a note that ends
/// behind the take's material makes it longer. `when` is RFC 3339, empty for now.
base::Result<project::Project> addNotes(const project::Project& project, project::ClipId clip,
                                        const std::vector<music::Note>& notes, const std::string& when = {});
base::Result<project::Project> removeNotes(const project::Project& project, project::ClipId clip,
                                           const std::vector<music::Note>& notes, const std::string& when = {});
/// Replaces the first with the second of each pair in one go.
base::Result<project::Project> changeNotes(const project::Project& project, project::ClipId clip,
                                           const std::vector<std::pair<music::Note, music::Note>>& changes,
                                           const std::string& when = {});
/// Takes the first out, by value, and puts the second in.
base::Result<project::Project> changeControllers(const project::Project& project, project::ClipId clip,
                                                 const std::vector<music::ControllerEvent>& removed,
                                                 const std::vector<music::ControllerEvent>& added,
                                                 const std::string& when = {});

} // namespace melisma::edits
