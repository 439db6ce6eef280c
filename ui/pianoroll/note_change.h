// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <utility>
#include <vector>

namespace melisma::ui {

/// What a gesture makes of a take's notes: shown while it goes on, applied once at its end.
struct NoteChange {
    std::vector<std::pair<music::Note, music::Note>> changed; ///< before, after
    std::vector<music::Note> added;
    std::vector<music::Note> removed;

    bool empty() const { return changed.empty() && added.empty() && removed.empty(); }
    /// `notes` with the change, in their order.
    std::vector<music::Note> appliedTo(std::vector<music::Note> notes) const;
    std::vector<music::Note> results() const; ///< the notes as they are afterwards
    base::Result<project::Project> edit(const project::Project& project, project::ClipId clip) const;
    bool operator==(const NoteChange&) const = default;
};

} // namespace melisma::ui
