// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/compose/meter_grid.h"
#include "ml/compose/plan.h"
#include "ml/compose/wishes.h"

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// Reads typed chords into `wishes`: a plain row into `chords`, bar lines and sections into `chordSheet` as well.
/// Sections that no form was asked for become the form. The error names the token or the section.
base::Result<void> readChordWishes(std::string_view text, const Lexicon& lexicon, Wishes& wishes);

/// The asked chords for the `occurrence`-th section of a kind: its own, those of a kind that stands in for it, else the
/// first. `sheet` is not empty.
const SectionChords& chordsFor(const std::vector<SectionChords>& sheet, const Lexicon& lexicon, const std::string& kind,
                               int occurrence);

/// Bars that every section should be a multiple of so that its asked chords come round whole; 1 where there is none.
int loopUnit(const std::vector<SectionChords>& sheet);

/// Bars of one round of a kind's asked chords; 0: none.
int loopBars(const std::vector<SectionChords>& sheet, const std::string& kind);

} // namespace melisma::ml
