// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param_spec.h"
#include "ui/pianoroll/roll_state.h"

#include <string>
#include <vector>

namespace melisma::ui {

/// Words around a note for the reader of the task that sings: what is at a note in each line.
struct SungLines {
    std::string text;
    std::size_t place = 0; ///< the note's line
};

/// The phrase around `note`, which rests of a beat part from others; a few notes to either side where it is long.
/// `notes` ascend by start.
SungLines sungLines(const std::vector<music::Note>& notes, const music::Note& note);

/// Voice and language that the clip was sung in last; empty where it was not.
base::ParamValues singerOf(const RollState& state);

} // namespace melisma::ui
